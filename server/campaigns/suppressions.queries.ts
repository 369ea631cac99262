import { type RawBuilder, sql } from 'kysely';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type SuppressionPlace = { at: string; address: string };

/** The newest first. */
export function listSuppressions(
  reader: Reader,
  { search, after, limit }: { search: string; after: SuppressionPlace | null; limit: number },
) {
  let query = reader
    .suppressions()
    .select([
      'z.address',
      sql<'unsubscribed' | 'bounced' | 'complained' | 'byHand'>`z.why`.as('why'),
      'z.at',
      'z.note',
      sql<PersonRow | null>`${personJson(sql`z.by_employee_id`)}`.as('by'),
    ]);
  if (search !== '')
    query = query.where(sql<boolean>`position(${search.toLowerCase()}::text in z.address) > 0`);
  if (after)
    query = query.where(
      sql<boolean>`(date_trunc('milliseconds', z.at), z.address) < (${after.at}::timestamptz, ${after.address}::text)`,
    );
  return query
    .orderBy(sql`date_trunc('milliseconds', z.at)`, 'desc')
    .orderBy('z.address', 'desc')
    .limit(limit)
    .execute();
}

export const isSuppressed = async (reader: Reader, address: string): Promise<boolean> =>
  (await reader.suppressions().where('z.address', '=', address).select('z.address').executeTakeFirst()) !==
  undefined;

/** Contacts with this address, of clients the reader sees. */
export const contactsAt = (reader: Reader, address: string) =>
  reader
    .contacts()
    .where(hasAddress(address))
    .select(['p.id', 'p.client_id as clientId'])
    .orderBy('p.id')
    .execute();

/** In the words of the index. */
const hasAddress = (address: string): RawBuilder<boolean> =>
  sql<boolean>`reach_of(p.phones, p.emails) @> array[${address}::text]`;
