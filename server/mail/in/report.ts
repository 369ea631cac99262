import type { Bounce } from '#domain/mail/bounce.ts';

/** One recipient a letter did not reach, or not yet. */
export type Failed = Bounce & {
  /** The address as it was written to, and what it became on the way. */
  addresses: readonly string[];
  action: 'failed' | 'delayed';
  /** RFC 3463: `5.1.1`; of a server that gives none its class, `5.0.0`. */
  status: string;
  /** In the server's own words, cleaned. */
  answer: string | null;
};

/** What a server tells of a letter that did not arrive. */
export type Report = {
  /** Message-IDs of the letter it is about, as far as they are told. */
  messageIds: readonly string[];
  failed: readonly Failed[];
};

/** More recipients than a letter of ours ever has. */
export const MOST_RECIPIENTS = 20;
