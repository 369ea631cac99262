import { sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';

/** One item of a feed as the database gives it: a journal row or a comment. */
export type FeedRow = {
  type: 'event' | 'comment';
  id: number;
  at: string;
  kind: string;
  stepKey: string | null;
  data: Record<string, unknown>;
  body: string | null;
  actor: { id: number; name: string; position: string } | null;
  standingFor: string | null;
  /** Names of what a value points at, before and after. */
  names: { before: Pointed | null; after: Pointed | null };
};
type Pointed = { entry: string | null; employee: string | null };

export type FeedFilter = 'all' | 'comments' | 'changes' | 'resolutions' | 'files';

const kinds: Record<Exclude<FeedFilter, 'all' | 'comments' | 'changes'>, string[]> = {
  resolutions: [
    'resolutionRequested',
    'requestTakenBack',
    'resolutionGiven',
    'resolutionWithdrawn',
    'orderReturned',
    'orderArchived',
    'orderReopened',
  ],
  files: ['fileAdded', 'fileBinned'],
};
/** Facts that only repeat what stands beside them. */
const silent = ['stepOpened', 'expertAssigned', 'commentWritten'];

const pointed = (which: string) =>
  sql`case when jsonb_typeof(j.data -> ${sql.lit(which)}) = 'number' and j.kind in ('fieldSet', 'fieldCleared') then (j.data ->> ${sql.lit(which)})::bigint end`;

function eventRows(reader: Reader) {
  return reader
    .journal()
    .leftJoin('employees as a', 'a.id', 'j.actor_id')
    .leftJoin('employees as b', 'b.id', 'j.standing_for_id')
    .select([
      sql<'event' | 'comment'>`'event'`.as('type'),
      'j.id',
      'j.at',
      'j.kind',
      'j.step_key as stepKey',
      sql<Record<string, unknown>>`j.data`.as('data'),
      sql<string | null>`null::text`.as('body'),
      sql<
        FeedRow['actor']
      >`case when a.id is not null then json_build_object('id', a.id, 'name', concat_ws(' ', a.last_name, a.first_name, a.middle_name), 'position', a.position) end`.as(
        'actor',
      ),
      sql<string | null>`nullif(concat_ws(' ', b.last_name, b.first_name, b.middle_name), '')`.as(
        'standingFor',
      ),
      sql<FeedRow['names']>`json_build_object(
        'before', (select json_build_object('entry', (select x.name from dictionary_entries x where x.id = ${pointed('before')}), 'employee', (select concat_ws(' ', x.last_name, x.first_name, x.middle_name) from employees x where x.id = ${pointed('before')}))),
        'after', (select json_build_object('entry', (select x.name from dictionary_entries x where x.id = ${pointed('after')}), 'employee', (select concat_ws(' ', x.last_name, x.first_name, x.middle_name) from employees x where x.id = ${pointed('after')}))))`.as(
        'names',
      ),
    ]);
}

/** Facts of an order after a version, oldest first. */
export async function eventsSince(reader: Reader, orderId: number, version: number): Promise<FeedRow[]> {
  const rows = await eventRows(reader)
    .where('j.order_id', '=', orderId)
    .where('j.order_version', '>', version)
    .where('j.kind', 'not in', silent)
    .orderBy('j.id')
    .limit(50)
    .execute();
  return rows as unknown as FeedRow[];
}

/** The feed of an order, newest first: facts and comments the reader sees, from before a moment on. */
export async function orderFeed(
  reader: Reader,
  orderId: number,
  filter: FeedFilter,
  before: { at: string; type: string; id: number } | null,
  limit: number,
): Promise<FeedRow[]> {
  const events = filter === 'comments' ? [] : await feedEvents(reader, orderId, filter, before, limit);
  const comments =
    filter === 'all' || filter === 'comments' ? await feedComments(reader, orderId, before, limit) : [];
  return [...events, ...comments]
    .sort((a, b) =>
      a.at === b.at ? (a.type === b.type ? b.id - a.id : a.type === 'event' ? -1 : 1) : a.at < b.at ? 1 : -1,
    )
    .slice(0, limit);
}

async function feedEvents(
  reader: Reader,
  orderId: number,
  filter: FeedFilter,
  before: { at: string; type: string; id: number } | null,
  limit: number,
): Promise<FeedRow[]> {
  let query = eventRows(reader).where('j.order_id', '=', orderId).where('j.kind', 'not in', silent);
  if (filter === 'resolutions' || filter === 'files') query = query.where('j.kind', 'in', kinds[filter]);
  if (before) query = query.where(earlier('j', 'event', before));
  const rows = await query.orderBy('j.at', 'desc').orderBy('j.id', 'desc').limit(limit).execute();
  return rows as unknown as FeedRow[];
}

async function feedComments(
  reader: Reader,
  orderId: number,
  before: { at: string; type: string; id: number } | null,
  limit: number,
): Promise<FeedRow[]> {
  let query = reader
    .comments()
    .where('c.order_id', '=', orderId)
    .innerJoin('employees as a', 'a.id', 'c.author_id');
  if (before) query = query.where(earlier('c', 'comment', before));
  const rows = await query
    .select([
      'c.id',
      'c.created_at as at',
      'c.step_key as stepKey',
      'c.body',
      sql<
        FeedRow['actor']
      >`json_build_object('id', a.id, 'name', concat_ws(' ', a.last_name, a.first_name, a.middle_name), 'position', a.position)`.as(
        'actor',
      ),
    ])
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...row,
    type: 'comment',
    kind: 'comment',
    data: {},
    standingFor: null,
    names: { before: null, after: null },
  }));
}

/** Rows after the cursor, newest first. */
function earlier(
  alias: 'j' | 'c',
  type: 'event' | 'comment',
  before: { at: string; type: string; id: number },
) {
  const at = sql.raw(alias === 'j' ? 'j.at' : 'c.created_at');
  const id = sql.raw(`${alias}.id`);
  // moments are shown in milliseconds and kept in microseconds: compare what is shown
  const shown = sql`date_trunc('milliseconds', ${at})`;
  if (type === before.type)
    return sql<boolean>`(${shown}, ${id}) < (${before.at}::timestamptz, ${before.id}::bigint)`;
  // within one moment events stand before comments
  return type === 'comment'
    ? sql<boolean>`${shown} <= ${before.at}::timestamptz`
    : sql<boolean>`${shown} < ${before.at}::timestamptz`;
}
