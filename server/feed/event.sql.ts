import { type RawBuilder, sql } from 'kysely';
import { commercialKinds } from '#domain/policy/actions.ts';
import { fileEvents } from '#domain/policy/sees.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type PersonRow, personJson } from './person.ts';

/** Rows `j` of the journal that are of clients and contracts, as feeds tell them. */
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
  /** Where the letter went that it is about. */
  letterAddress: string | null;
  /** The call it is about: its words are kept with it, not in the journal. */
  call: CallFact | null;
  /** The reader sees the money of the contract this is about. */
  money: boolean;
};
export type CallFact = {
  on: string;
  at: string | null;
  topic: string;
  /** Of the outcome this event tells, while it stands. */
  note: string | null;
};

export const files = [...fileEvents, 'fileMoved'];
/** Of other clients, and of groups: whoever sees the client only through an order is not told. */
const companyOnly = ['clientMerged', 'clientMergedAway', 'clientUnmerged', 'clientSegmentsChanged'];
/** What time did, not somebody: told to whom it concerns, and nothing of the history. */
export const reminders = [
  'callComes',
  'callSoon',
  'callOverdue',
  'callNeglected',
  'stepDueComes',
  'stepOverdue',
];
/** What is said is itself in the feed, with who edited and who pinned it. */
export const ofComments = ['commentWritten', 'commentEdited', 'commentPinned', 'commentUnpinned'];

/** Beside the reader's own condition: money, files and groups are told to those who see them. */
export const toldOfRecord = (reader: Reader): RawBuilder<boolean> =>
  sql<boolean>`(${reader.seesAllClients ? sql`true` : sql`j.kind <> all(${companyOnly}::text[])`} and ${seesFile(reader)}
    and not (${onlyMoneyChanged} and not ${seesMoney(reader)}))`;

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

export const eventJson = (
  reader: Reader,
) => sql`json_build_object('type', 'event', 'kind', j.kind, 'step', j.step_key, 'data', j.data,
  'actor', ${personJson(sql`j.actor_id`)}, 'standingFor', ${personJson(sql`j.standing_for_id`)},
  'orderNumber', (select o.number from orders o where o.id = j.order_id and ${reader.sql.order()}),
  'contractNumber', (select t.number from contracts t where t.id = j.contract_id and ${reader.sql.contract()}),
  'contactName', (select coalesce(nullif(concat_ws(' ', p.last_name, p.first_name, p.middle_name), ''), p.label) from contacts p join clients k on k.id = p.client_id
    where p.id = (j.data ->> 'contactId')::bigint and ${reader.sql.client()}),
  'letterAddress', (select m.address from campaign_letters m where m.id = (j.data ->> 'letterId')::bigint),
  'call', (select json_build_object('on', l.on_date, 'at', to_char(l.at_time, 'HH24:MI'), 'topic', l.topic,
    'note', case when j.kind = 'callClosed' and l.closed_at = j.at then l.note end) from calls l where l.id = (j.data ->> 'callId')::bigint),
  'money', j.contract_id is not null and ${seesMoney(reader)})`;
