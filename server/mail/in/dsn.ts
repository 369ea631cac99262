import { addressIn } from './clean.ts';
import { blocksOf, type Fields } from './fields.ts';
import { type Failed, MOST_RECIPIENTS } from './report.ts';
import { betterStatus, failedOf, statusIn } from './status.ts';

/** The machine's part of a report (RFC 3464): a block for the letter, then one for each recipient. */
export function recipientsOf(deliveryStatus: string): Failed[] {
  return blocksOf(deliveryStatus)
    .filter((block) => block.has('final-recipient') || block.has('original-recipient'))
    .slice(0, MOST_RECIPIENTS)
    .flatMap((block) => recipientOf(block) ?? []);
}

/** null: it arrived, was handed on, or nobody can tell whose it was. */
function recipientOf(block: Fields): Failed | null {
  const addresses = ['original-recipient', 'final-recipient', 'x-actual-recipient']
    .map((name) => addressIn((block.get(name) ?? '').replace(/^[^;]*;/, '')))
    .filter((address) => address !== null);
  if (addresses.length === 0) return null;
  const words = (block.get('diagnostic-code') ?? '').replace(/^\s*[\w-]+\s*;/, '');
  const status = betterStatus(statusIn(block.get('status') ?? ''), words);
  const action = actionOf((block.get('action') ?? '').toLowerCase(), status);
  return action && failedOf(addresses, action, status ?? (action === 'failed' ? '5.0.0' : '4.0.0'), words);
}

function actionOf(said: string, status: string | null): Failed['action'] | null {
  if (said.startsWith('failed')) return 'failed';
  if (said.startsWith('delayed')) return 'delayed';
  if (said !== '' || status === null || status.startsWith('2')) return null;
  return status.startsWith('5') ? 'failed' : 'delayed';
}
