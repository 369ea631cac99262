import { bounceOf } from '#domain/mail/bounce.ts';
import { cleanWords } from './clean.ts';
import type { Failed } from './report.ts';

const enhanced = /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/;
const reply = /(?:^|[^\d.])([45])\d\d(?=[ -]|$)/;

/** `5.1.1` in words of a server; of a bare `550` its class; null: it says neither. */
export function statusIn(words: string): string | null {
  const exact = enhanced.exec(words)?.[1];
  if (exact) return exact;
  const digit = reply.exec(words)?.[1];
  return digit ? `${digit}.0.0` : null;
}

/** The more telling of the two: many servers say «5.0.0» beside words that know better. */
export function betterStatus(given: string | null, words: string): string | null {
  const inWords = statusIn(words);
  if (given === null) return inWords;
  return inWords && /\.0\.0$/.test(given) && inWords[0] === given[0] ? inWords : given;
}

export function failedOf(
  addresses: readonly string[],
  action: 'failed' | 'delayed',
  status: string,
  words: string,
): Failed {
  return {
    addresses: [...new Set(addresses)],
    action,
    status,
    answer: cleanWords(words) || null,
    ...bounceOf(action, status, words),
  };
}
