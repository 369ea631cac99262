import type { Reader } from '#server/visibility/reader.ts';

/** With the sealed password: for the use cases of this room only, which give nothing of it away. */
export function readMailboxSettings(reader: Reader) {
  return reader.mailboxSettings().selectAll().executeTakeFirstOrThrow();
}
export type MailboxRow = Awaited<ReturnType<typeof readMailboxSettings>>;
