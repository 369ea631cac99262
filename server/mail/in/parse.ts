import PostalMime, { type Email } from 'postal-mime';
import { addressIn, messageIdsIn } from './clean.ts';
import { recipientsOf } from './dsn.ts';
import { blocksOf, type Fields } from './fields.ts';
import { plainReport } from './plain.ts';
import type { Report } from './report.ts';

/** Of a letter no more is read than this; a report says what it has to say long before. */
export const MOST_BYTES = 256 * 1024;
const limits = {
  forceRfc822Attachments: true,
  attachmentEncoding: 'arraybuffer',
  maxNestingDepth: 12,
  maxHeadersSize: 64 * 1024,
} as const;

/**
 * Whether a letter tells that one of ours did not arrive. null: it is something else (a person's letter, an auto-reply, our own letter come round),
 * or too strange to be read. Nothing here believes it yet: whether the letter was ours is looked up by its Message-ID.
 */
export async function parseReport(bytes: Uint8Array): Promise<Report | null> {
  const letter = await opened(bytes.subarray(0, MOST_BYTES));
  if (!letter || headerOf(letter, 'list-id') !== '') return null;
  const returned = letter.attachments
    .filter(({ mimeType }) => isReturned.test(mimeType))
    .flatMap((part) => blocksOf(textOf(part.content)).slice(0, 1));
  const told = letter.attachments
    .filter(({ mimeType }) => isStatus.test(mimeType))
    .flatMap((part) => recipientsOf(textOf(part.content)));
  const plain = told.length > 0 || !fromMachine(letter) ? null : plainOf(letter, returned);
  const failed = told.length > 0 ? told : (plain?.failed ?? []);
  if (failed.length === 0) return null;
  const ids = [
    ...returned.flatMap((fields) => messageIdsIn(fields.get('message-id') ?? '')),
    ...(plain?.messageIds ?? []),
    ...messageIdsIn(`${headerOf(letter, 'in-reply-to')} ${headerOf(letter, 'references')}`),
  ];
  return { failed, messageIds: [...new Set(ids)].slice(0, 10) };
}

const isStatus = /^message\/(global-)?delivery-status$/;
const isReturned = /^(message\/(rfc822|global)|(text\/rfc822|message\/global)-headers|text\/rfc822)$/;

async function opened(bytes: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, limits);
  } catch {
    // nested or headed beyond what any mail server writes: not a report
    return null;
  }
}

const headerOf = ({ headers }: Email, name: string): string =>
  headers.find(({ key }) => key === name)?.value.slice(0, 10_000) ?? '';

/** Reports in words are believed of machines only: an answer, or a note of absence, may look like one and names the address itself. */
const fromMachine = (letter: Email): boolean =>
  headerOf(letter, 'x-failed-recipients') !== '' ||
  /mailer-daemon|postmaster|mail delivery|mail-daemon|microsoft exchange|system administrator/i.test(
    headerOf(letter, 'from'),
  );

function plainOf(letter: Email, returned: readonly Fields[]) {
  const text = letter.text ?? (letter.html ?? '').replace(/<[^<>]{0,2000}>/g, '\n');
  const to = returned.flatMap((fields) => addressIn(fields.get('to') ?? '') ?? []);
  return plainReport(
    text.slice(0, MOST_BYTES),
    letter.subject ?? '',
    headerOf(letter, 'x-failed-recipients'),
    to,
  );
}

const textOf = (content: ArrayBuffer | Uint8Array | string): string =>
  typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8');
