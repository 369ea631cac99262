import { parseLine } from '#domain/campaigns/fields.ts';

/** The subject as a group of people was sent it: where it names each of them stands the word for whom nothing is known of. */
export const subjectAsSent = (subject: string): string =>
  parseLine(subject)
    .map((part) => (typeof part === 'string' ? part : (part.fallback ?? '…')))
    .join('');
