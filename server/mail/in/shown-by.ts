import { bounceOf } from '#domain/mail/bounce.ts';
import type { Trouble } from '../trouble.ts';
import { cleanWords } from './clean.ts';
import { statusIn } from './status.ts';
import type { Shown } from './trouble-address.sql.ts';

/** What a refusal shows of the address; null: it was not about the recipient, or it passes. */
export function shownBy({ code, passing, answer }: Trouble): Shown | null {
  if (code !== 'recipientRefused' || passing) return null;
  const words = answer ?? '';
  const status = statusIn(words) ?? '5.0.0';
  return { ...bounceOf('failed', status, words), status, answer: cleanWords(words) || null };
}
