import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { commercialKinds } from '#domain/policy/actions.ts';
import { fileEvents } from '#domain/policy/sees.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { cursorId, cutPage, decodeCursor } from './cursor.ts';
import { type PersonRow, personJson } from './person.ts';

/** Whose feed: a client's takes in that of its contracts and the milestones of its orders. */
export type FeedPlace = { client: number } | { contract: number };
export type FeedQuery = {
  filter: 'all' | 'comments' | 'changes';
  cursor?: string | undefined;
  limit: number;
};

export type CommentRow = {
  type: 'comment';
  id: number;
  at: string;
  author: PersonRow;
  step: string | null;
  body: string;
};
export type EventRow = {
  type: 'event';
  id: number;
  at: string;
  actor: PersonRow | null;
  standingFor: PersonRow | null;
  kind: string;
  step: string | null;
  data: Record<string, unknown>;
  orderNumber: string | null;
  contractNumber: string | null;
  contactName: string | null;
  /** The call it is about: its words are kept with it, not in the journal. */
  call: CallFact | null;
  /** The reader sees the money of the contract this is about. */
  money: boolean;
};
export type FeedRow = CommentRow | EventRow;
export type CallFact = {
  on: string;
  at: string | null;
  topic: string;
  /** Of the outcome this event tells, while it stands. */
  note: string | null;
};

type Found = { at: string; micros: number; rank: number; id: number; item: Omit<FeedRow, 'at' | 'id'> };

/** Of an order's history only this much stands in the feeds of its client and contract, and without values. */
const milestones = ['orderCreated', 'orderConfirmed', 'orderRefused', 'orderTakenUp', 'orderArchived'];
const files = [...fileEvents, 'fileMoved'];
/** Of other clients, and of groups: whoever sees the client only through an order is not told. */
const companyOnly = ['clientMerged', 'clientMergedAway', 'clientUnmerged', 'clientSegmentsChanged'];
/** What time did, not somebody: told to whom it concerns, and nothing of the history. */
const reminders = ['callComes', 'callSoon', 'callOverdue', 'callNeglected'];

/** Events and comments of one record, newest first, in one statement. */
export async function feedOf(
  reader: Reader,
  place: FeedPlace,
  { filter, cursor, limit }: FeedQuery,
): Promise<{ items: FeedRow[]; next: string | null }> {
  const from = decodeCursor(cursor, z.tuple([cursorId, z.number().int().min(0).max(1), cursorId]));
  const parts = [
    ...(filter === 'changes' ? [] : [commentsOf(reader, place, from, limit + 1)]),
    ...(filter === 'comments' ? [] : [eventsOf(reader, place, from, limit + 1)]),
  ];
  const rows = await reader.run(sql<Found>`
    select at, (extract(epoch from at) * 1000000)::bigint as micros, rank, id, item
    from (${sql.join(parts, sql` union all `)}) as feed (at, rank, id, item)
    order by at desc, rank desc, id desc limit ${limit + 1}`);
  const page = cutPage(rows, limit, (row) => [row.micros, row.rank, row.id]);
  return { next: page.next, items: page.items.map(({ at, id, item }) => ({ ...item, at, id }) as FeedRow) };
}

type Place = readonly [micros: number, rank: number, id: number] | null;

/** Continues after a place of the merged list; `rank` tells the two sources apart where moments are equal. */
const after = (from: Place, at: RawBuilder<unknown>, rank: number, id: RawBuilder<unknown>) =>
  from === null
    ? sql<boolean>`true`
    : sql<boolean>`(${at}, ${rank}::int, ${id}) < (timestamptz 'epoch' + ${from[0]} * interval '1 microsecond', ${from[1]}::int, ${from[2]}::bigint)`;

function commentsOf(reader: Reader, place: FeedPlace, from: Place, limit: number) {
  const here =
    'client' in place
      ? sql<boolean>`(c.client_id = ${place.client} or c.contract_id = any(array(select t.id from contracts t where t.client_id = ${place.client} and ${reader.sql.contract()})))`
      : sql<boolean>`c.contract_id = ${place.contract}`;
  return reader
    .comments()
    .where(here)
    .where(after(from, sql`c.created_at`, 1, sql`c.id`))
    .select([
      'c.created_at as at',
      sql<number>`1`.as('rank'),
      'c.id',
      sql`json_build_object('type', 'comment', 'author', ${personJson(sql`c.author_id`)}, 'step', c.step_key, 'body', c.body)`.as(
        'item',
      ),
    ])
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit);
}

function eventsOf(reader: Reader, place: FeedPlace, from: Place, limit: number) {
  const here =
    'client' in place
      ? sql<boolean>`j.client_id = any(with_merged(${place.client}))`
      : sql<boolean>`j.contract_id = ${place.contract}`;
  return reader
    .journal()
    .where(here)
    .where(sql<boolean>`j.kind <> all(${['commentWritten', ...reminders]}::text[])`)
    .where(sql<boolean>`(j.order_id is null or j.kind = any(${[...milestones, ...files]}::text[]))`)
    .where(reader.seesAllClients ? sql<boolean>`true` : sql<boolean>`j.kind <> all(${companyOnly}::text[])`)
    .where(seesFile(reader))
    .where(sql<boolean>`not (${onlyMoneyChanged} and not ${seesMoney(reader)})`)
    .where(after(from, sql`j.at`, 0, sql`j.id`))
    .select(['j.at', sql<number>`0`.as('rank'), 'j.id', eventJson(reader).as('item')])
    .orderBy('j.at', 'desc')
    .orderBy('j.id', 'desc')
    .limit(limit);
}

const ofContract = (condition: RawBuilder<boolean>) =>
  sql<boolean>`exists (select 1 from contracts t where t.id = j.contract_id and ${condition})`;
const seesMoney = (reader: Reader) => ofContract(reader.sql.contractMoney());

/** That a sum changed is told only to those who see sums. */
const onlyMoneyChanged = sql<boolean>`(j.kind = 'contractEdited' and (j.data -> 'changes') - 'amount' = '{}'::jsonb)`;

/** A file is known to those who see files of its kind; the journal outlives the bin, the right does not. */
function seesFile(reader: Reader): RawBuilder<boolean> {
  const kind = sql`coalesce(j.data -> 'file' ->> 'kind', j.data ->> 'kind')`;
  const through = (ofAContract: RawBuilder<boolean>, ofAnOrder: RawBuilder<boolean>) =>
    sql<boolean>`(${ofContract(ofAContract)} or (j.contract_id is null and exists (select 1 from orders o where o.id = j.order_id and ${reader.sql.order()} and ${ofAnOrder})))`;
  const commercial = reader.sql.commercial();
  return sql<boolean>`(j.kind <> all(${files}::text[]) or case when ${kind} = any(${[...commercialKinds]}::text[])
    then ${through(reader.sql.contractMoney(), commercial)} else ${through(reader.sql.contractDocuments(), sql<boolean>`true`)} end)`;
}

const eventJson = (
  reader: Reader,
) => sql`json_build_object('type', 'event', 'kind', j.kind, 'step', j.step_key, 'data', j.data,
  'actor', ${personJson(sql`j.actor_id`)}, 'standingFor', ${personJson(sql`j.standing_for_id`)},
  'orderNumber', (select o.number from orders o where o.id = j.order_id and ${reader.sql.order()}),
  'contractNumber', (select t.number from contracts t where t.id = j.contract_id and ${reader.sql.contract()}),
  'contactName', (select coalesce(nullif(concat_ws(' ', p.last_name, p.first_name, p.middle_name), ''), p.label) from contacts p join clients k on k.id = p.client_id
    where p.id = (j.data ->> 'contactId')::bigint and ${reader.sql.client()}),
  'call', (select json_build_object('on', l.on_date, 'at', to_char(l.at_time, 'HH24:MI'), 'topic', l.topic,
    'note', case when j.kind = 'callClosed' and l.closed_at = j.at then l.note end) from calls l where l.id = (j.data ->> 'callId')::bigint),
  'money', j.contract_id is not null and ${seesMoney(reader)})`;
