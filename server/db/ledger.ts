import { sql } from 'kysely';
import type { Tx } from './transact.ts';

/** One row of the journal to be. */
export type JournalRow = {
  actorId: number;
  standingForId: number | null;
  kind: string;
  orderId: number | null;
  clientId: number | null;
  contractId: number | null;
  employeeId: number | null;
  orderVersion: number | null;
  stepKey: string | null;
  data: Record<string, unknown>;
};
/** The answer kept under the Idempotency-Key. */
export type KeptAnswer = { key: string; route: string; bodyHash: string; status: number; response: unknown };

/** What an act says beside its own rows: written by `settle` in one statement, the last of the transaction. */
export type Ledger = {
  journal: (JournalRow & { announced: boolean })[];
  live: TellLive[];
  /** The act holds the rights lock already: it changes rights itself. */
  rightsHeld: boolean;
};
/**
 * Ids only: what the page reads again by itself. `comment` and `part` say what of the record it is about, so that it
 * reaches only those who see that; they are not sent on.
 */
export type TellLive = {
  kind:
    | 'client'
    | 'contract'
    | 'order'
    | 'call'
    | 'task'
    | 'news'
    | 'event'
    | 'workYear'
    | 'people'
    | 'import'
    | 'campaign'
    | 'companyFolder'
    | 'absenceRequest';
  id: number;
  comment?: number;
  /** Of an order: key of the item somebody was reminded of. */
  reminded?: string;
  part?: 'money' | 'comments' | 'documents';
  /** Others of its kind that came with it; pages read their lists again by the first. */
  also?: number[];
  /** The one person it concerns: of an import always, of others where nobody else is to hear. */
  to?: number;
};

export const emptyLedger = (): Ledger => ({ journal: [], live: [], rightsHeld: false });

/**
 * Journal rows, live messages, the kept answer, and the judgement whether the rights this act was judged by still stand:
 * one statement. Rights are tried, not waited for: whoever changes them may be waiting for a row of ours.
 * Answers the ids of the journal rows people are to be told of, or null where rights changed and nothing may be committed.
 */
export async function settle(
  { trx, person, ledger }: Tx,
  answer: KeptAnswer | null,
): Promise<{ announced: number[] } | null> {
  const stand = ledger.rightsHeld
    ? sql`true`
    : sql`case when pg_try_advisory_xact_lock_shared(7001) then rights_stand(${person.epoch}::bigint) else false end`;
  const { rows } = await sql<{ stand: boolean; ids: number[] }>`
    with judged as materialized (select ${stand} as stand),
    told as (
      insert into journal (actor_id, standing_for_id, kind, order_id, client_id, contract_id, employee_id, order_version, step_key, data)
      select r."actorId", r."standingForId", r.kind, r."orderId", r."clientId", r."contractId", r."employeeId", r."orderVersion", r."stepKey", r.data
      from judged, jsonb_to_recordset(${JSON.stringify(ledger.journal.map((row, n) => ({ ...row, n })))}::jsonb) as
        r ("actorId" bigint, "standingForId" bigint, kind text, "orderId" bigint, "clientId" bigint, "contractId" bigint, "employeeId" bigint, "orderVersion" integer, "stepKey" text, data jsonb, n integer)
      where judged.stand order by r.n returning id
    ),
    kept as (
      insert into idempotency_keys (employee_id, key, route, body_hash, status, response)
      select ${person.employeeId}::bigint, ${answer?.key ?? null}::text, ${answer?.route ?? ''}::text, decode(${answer?.bodyHash ?? ''}, 'hex'),
        ${answer?.status ?? 0}::integer, ${JSON.stringify(answer?.response ?? null)}::json
      from judged where judged.stand and ${answer !== null}::boolean
    ),
    live as materialized (select pg_notify('live', m.value::text) from judged, jsonb_array_elements(${JSON.stringify(ledger.live)}::jsonb) m where judged.stand)
    select judged.stand, (select coalesce(json_agg(id order by id), '[]'::json) from told) as ids, (select count(*) from live) as said from judged`.execute(
    trx,
  );
  const row = rows[0];
  if (!row?.stand) return null;
  return { announced: row.ids.filter((_, at) => ledger.journal[at]?.announced) };
}
