import { type RawBuilder, sql } from 'kysely';
import { isoJson } from '#server/db/json.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type PersonRow, personJson } from './person.ts';

/** A comment with all that it says to this reader. */
export type CommentRow = {
  type: 'comment';
  id: number;
  at: string;
  author: PersonRow;
  step: string | null;
  body: string;
  editedAt: string | null;
  reply: ReplyRow | null;
  files: FileRow[];
  pinned: { by: PersonRow; at: string } | null;
  on: CommentOn;
};
export type CommentOn = {
  orderId: number | null;
  contractId: number | null;
  clientId: number | null;
  /** Number of the order or contract, name of the client. */
  title: string;
  /** An archived order: nothing on it changes. */
  frozen: boolean;
};
export type ReplyRow = { id: number; author: PersonRow; quote: string };
export type FileRow = { id: number; name: string; kind: string; size: number };

/**
 * Comments of these ids, `(id, comment)`. That the reader sees them is decided by whoever lists the ids; what they answer and point
 * at is judged here: what the reader does not see leaves no trace.
 */
export const saidOf = (reader: Reader, ids: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select c.id, json_build_object('type', 'comment', 'id', c.id, 'at', ${isoJson(sql`c.created_at`)}, 'author', ${personJson(sql`c.author_id`)},
    'step', c.step_key, 'body', c.body, 'editedAt', ${isoJson(sql`c.edited_at`)},
    'reply', case when c.reply_to_id is not null then (select ${answered(reader, sql`r.id`)} from (select c.reply_to_id as id) r) end,
    'files', case when exists (select 1 from comment_files y where y.comment_id = c.id) then ${filesJson(reader, sql`exists (select 1 from comment_files y where y.comment_id = c.id and y.document_id = f.id)`, sql`select y.document_id from comment_files y where y.comment_id = c.id`)} else '[]'::json end,
    'pinned', (select json_build_object('by', ${personJson(sql`v.pinned_by`)}, 'at', ${isoJson(sql`v.pinned_at`)}) from comment_pins v where v.comment_id = c.id),
    'on', ${onJson}) as comment
  from comments c where c.id in (${ids})`;

/** On which record it is, and how that is named. */
const onJson = sql<CommentOn>`json_build_object('orderId', c.order_id, 'contractId', c.contract_id, 'clientId', c.client_id,
  'title', coalesce((select w.number from orders w where w.id = c.order_id), (select w.number from contracts w where w.id = c.contract_id), (select w.name from clients w where w.id = c.client_id)),
  'frozen', exists (select 1 from orders w where w.id = c.order_id and w.archived_at is not null))`;

const QUOTED = 200;
/** The comment of this id as one that is answered, where the reader sees it. */
const answered = (reader: Reader, id: RawBuilder<unknown>, here: RawBuilder<unknown> = sql`true`) =>
  sql<ReplyRow | null>`(select json_build_object('id', c.id, 'author', ${personJson(sql`c.author_id`)}, 'quote', left(split_part(c.body, E'\\n', 1), ${QUOTED}::int))
    from comments c where c.id = ${id} and ${here} and ${reader.sql.comment()})`;

const filesJson = (reader: Reader, which: RawBuilder<unknown>, ids: RawBuilder<unknown>) =>
  sql<
    FileRow[]
  >`(select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'kind', f.kind, 'size', f.size) order by f.id), '[]'::json)
    from documents f where f.id in (${ids}) and ${which} and ${reader.sql.document()})`;

export type Refs = { reply: ReplyRow | null; files: FileRow[] };

/**
 * What a comment about to be written answers and points at, as far as the reader sees it and it is of the same record: `here` speaks of
 * the answered comment `c`, `hangsHere` of the document `f`.
 */
export const refsJson = (
  reader: Reader,
  { replyTo, files }: { replyTo?: number | undefined; files: readonly number[] },
  here: RawBuilder<boolean>,
  hangsHere: RawBuilder<boolean>,
): RawBuilder<Refs> =>
  sql<Refs>`json_build_object('reply', ${replyTo === undefined ? sql`null` : answered(reader, sql`${replyTo}::bigint`, here)},
    'files', ${files.length === 0 ? sql`'[]'::json` : filesJson(reader, hangsHere, sql`select unnest(${[...files]}::bigint[])`)})`;

/**
 * One page of a feed and what is pinned above it, as one value. `parts` are selects of `(at, rank, id, item)`, each sorted and bounded
 * by itself; of a comment, which has the given rank, the item is null.
 */
export const pageJson = <T>(
  reader: Reader,
  parts: readonly RawBuilder<unknown>[],
  { limit, commentRank, pins }: { limit: number; commentRank: number; pins: RawBuilder<unknown> | null },
): RawBuilder<{ rows: T[]; pinned: CommentRow[] }> => sql`(
  with page as materialized (
    select feed.at, feed.rank, feed.id, feed.item from (${sql.join(parts, sql` union all `)}) as feed (at, rank, id, item)
    order by feed.at desc, feed.rank desc, feed.id desc limit ${limit}),
  pins as materialized (${pins ?? sql`select null::bigint as id, null::timestamptz as at where false`}),
  said as materialized (${saidOf(reader, sql`select page.id from page where page.rank = ${commentRank}::int union select pins.id from pins`)})
  select json_build_object(
    'rows', (select coalesce(json_agg(json_build_object('at', ${isoJson(sql`page.at`)}, 'micros', (extract(epoch from page.at) * 1000000)::bigint, 'rank', page.rank, 'id', page.id,
        'item', coalesce(page.item, said.comment)) order by page.at desc, page.rank desc, page.id desc), '[]'::json)
      from page left join said on page.rank = ${commentRank}::int and said.id = page.id),
    'pinned', (select coalesce(json_agg(said.comment order by pins.at desc, pins.id desc), '[]'::json) from pins join said on said.id = pins.id)))`;

/** The pinned comments among those of one record. */
export const pinsOf = (reader: Reader, here: RawBuilder<boolean>): RawBuilder<unknown> =>
  sql`${reader
    .comments()
    .innerJoin('comment_pins as v', 'v.comment_id', 'c.id')
    .where(here)
    .select(['c.id', 'v.pinned_at as at'])
    .orderBy('v.pinned_at', 'desc')
    .limit(SHOWN_PINNED)}`;

/** So many a person can see pinned when they pin one more; beside these may stand some that they do not see. */
export const MOST_PINNED = 5;
const SHOWN_PINNED = 25;
