import { type RawBuilder, sql } from 'kysely';
import { instant } from '#server/db/json.ts';
import {
  type CommentRow,
  eventJson,
  files,
  pageJson,
  type EventRow as RecordEvent,
  reminders,
  toldOfRecord,
} from '#server/feed/public.ts';
import {
  type FeedFilter,
  kindsOf,
  type OrderEventRow,
  orderEventJson,
  silent,
} from '#server/orders/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { newestSeen, ownOfComments, ownOfEvents } from './newest-seen.sql.ts';

/** Where a page begins: after this row; `rank` tells events and comments of one moment apart. */
export type CompanyPlace = { micros: number; rank: number; id: number };
export type CompanyEvent = {
  type: 'event';
  of: { type: 'order' | 'contract' | 'client'; id: number; title: string };
} & (
  | { definitionId: number; event: OrderEventRow }
  | { definitionId: null; event: Omit<RecordEvent, 'id' | 'at'> }
);
export type CompanyRow = CompanyPlace & { at: string; item: CompanyEvent | CommentRow };

const EVENT = 0;
const COMMENT = 1;

/** The newest events and comments the reader sees, newest first, in one statement. */
export async function newestOfAll(
  reader: Reader,
  filter: FeedFilter,
  from: CompanyPlace | null,
  rows: number,
): Promise<CompanyRow[]> {
  const parts = [
    ...(filter === 'comments' ? [] : [events(reader, filter, from, rows)]),
    ...(filter === 'all' || filter === 'comments' ? [comments(reader, from, rows)] : []),
  ];
  const page = pageJson<CompanyRow>(reader, parts, { limit: rows, commentRank: COMMENT, pins: null });
  const [found] = await reader.run(sql<{ page: { rows: CompanyRow[] } }>`select ${page} as page`);
  return found?.page.rows ?? [];
}

const earlier = (
  from: CompanyPlace | null,
  at: RawBuilder<unknown>,
  rank: number,
  id: RawBuilder<unknown>,
) =>
  from === null
    ? sql<boolean>`true`
    : sql<boolean>`(${at}, ${rank}::int, ${id}) < (${instant(from.micros)}, ${from.rank}::int, ${from.id}::bigint)`;

/** Of what the row is; whoever knows of the row sees that. */
const recordJson = sql`case
  when j.order_id is not null then json_build_object('type', 'order', 'id', j.order_id, 'title', r.number)
  when j.contract_id is not null then json_build_object('type', 'contract', 'id', j.contract_id, 'title', (select w.number from contracts w where w.id = j.contract_id))
  else json_build_object('type', 'client', 'id', j.client_id, 'title', (select w.name from clients w where w.id = j.client_id)) end`;

function events(
  reader: Reader,
  filter: Exclude<FeedFilter, 'comments'>,
  from: CompanyPlace | null,
  rows: number,
) {
  const everyKind = filter === 'all' || filter === 'changes';
  const wanted = filter === 'files' ? files : filter === 'resolutions' ? kindsOf.resolutions : [];
  const kind = everyKind
    ? sql<boolean>`j.kind <> all(${[...silent, ...reminders]}::text[])`
    : sql<boolean>`j.kind = any(${[...wanted]}::text[])`;
  const found = newestSeen({
    from: sql`journal j`,
    alias: 'j',
    at: sql`j.at`,
    fits: sql<boolean>`(${kind} and num_nonnulls(j.order_id, j.contract_id, j.client_id) > 0)`,
    // an order's row tells of money and files by the order's own audiences
    seen: sql<boolean>`(${reader.sql.journal()} and (j.order_id is not null or ${toldOfRecord(reader)}))`,
    earlier: earlier(from, sql`j.at`, EVENT, sql`j.id`),
    rows,
    own: ownOfEvents(reader),
  });
  return sql`(select j.at, ${EVENT}::int, j.id, json_build_object('type', 'event', 'definitionId', r.definition_id, 'of', ${recordJson},
      'event', case when j.order_id is not null then ${orderEventJson} else ${eventJson(reader)} end)
    from (${found}) found join journal j on j.id = found.id left join employees a on a.id = j.actor_id
      left join employees b on b.id = j.standing_for_id left join orders r on r.id = j.order_id)`;
}

const comments = (reader: Reader, from: CompanyPlace | null, rows: number) =>
  sql`(select found.at, ${COMMENT}::int, found.id, null::json from (${newestSeen({
    from: sql`comments c`,
    alias: 'c',
    at: sql`c.created_at`,
    fits: sql<boolean>`true`,
    seen: reader.sql.comment(),
    earlier: earlier(from, sql`c.created_at`, COMMENT, sql`c.id`),
    rows,
    own: ownOfComments(reader),
  })}) found)`;
