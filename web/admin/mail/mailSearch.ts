import type { LetterFilter } from './mail.queries.ts';

export interface MailSearch {
  letters?: LetterFilter;
}

export function findLetters({ letters }: Record<string, unknown>): MailSearch {
  return letters === 'waiting' || letters === 'failed' || letters === 'sent' ? { letters } : {};
}
