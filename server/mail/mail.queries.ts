import { sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';
import { lettersNow } from './letters-now.sql.ts';

/** With the sealed password: for the use cases of this room only, which give nothing of it away. */
export function readMailSettings(reader: Reader) {
  return reader.mailSettings().selectAll().select(lettersNow).executeTakeFirstOrThrow();
}
export type MailSettingsRow = Awaited<ReturnType<typeof readMailSettings>>;

const filters = {
  waiting: ['waiting', 'sending'],
  failed: ['failed', 'dead', 'expired', 'returned'],
  sent: ['sent'],
} as const;

/** Never what a letter says. */
export function listLetters(
  reader: Reader,
  { state, before, limit }: { state: keyof typeof filters | undefined; before: number | null; limit: number },
) {
  let query = reader
    .letters()
    .select([
      'x.id',
      'x.kind',
      'x.to_address',
      'x.subject',
      'x.state',
      'x.tries',
      'x.uncertain',
      'x.created_at',
      'x.next_try_at',
      'x.ended_at',
      'x.expires_at',
      'x.trouble_code',
      'x.trouble_answer',
      'x.return_reason',
      sql<boolean>`x.content is not null and x.expires_at > now()`.as('whole'),
    ]);
  if (state) query = query.where('x.state', 'in', [...filters[state]]);
  if (before !== null) query = query.where('x.id', '<', before);
  return query.orderBy('x.id', 'desc').limit(limit).execute();
}
export type LetterRow = Awaited<ReturnType<typeof listLetters>>[number];

export const findLetter = (reader: Reader, id: number) =>
  reader.letters().select('x.id').where('x.id', '=', id).executeTakeFirst();
