import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Definition, definitionSchema } from '#domain/process/definition.ts';
import type { Stamp } from '#domain/process/order.ts';
import { canonical } from '#domain/process/signed.ts';
import type { DB } from '#server/db/tables.ts';
import { type OrderRow, type Told, type ToldSignature, tellAgain } from './as-told.ts';

/** An order that stands otherwise than its journal tells, and in what. */
export type Unlike =
  | { what: 'order_differs'; orderId: number; parts: string[] }
  | { what: 'signature_differs' | 'signature_missing'; orderId: number; journalId?: number };

type StandingSignature = Omit<ToldSignature, 'journalId' | 'withdrawn'> & {
  digest: string;
  withdrawn: Stamp | null;
  because: string | null;
  withdrawnReason: string | null;
};
type Standing = {
  id: number;
  order: Record<string, unknown> | null;
  steps: unknown;
  values: Record<string, unknown>;
  signatures: StandingSignature[];
  journal: OrderRow[];
};

const PAGE = 100;

/** Tells every order again from its journal, and compares with the rows of all tables, column by column. */
export async function ordersUnlikeJournal(db: Kysely<DB>): Promise<Unlike[]> {
  const definitions = await definitionsOf(db);
  const found: Unlike[] = [];
  for (let last = 0; ; ) {
    const page = await standing(db, last);
    found.push(...page.flatMap((one) => unlike(one, definitions)));
    if (page.length < PAGE) return found;
    last = page.at(-1)?.id ?? last;
  }
}

async function definitionsOf(db: Kysely<DB>): Promise<Map<number, Definition>> {
  const { rows } = await sql<{ id: number; body: unknown }>`select id, body from process_definitions`.execute(
    db,
  );
  return new Map(rows.map(({ id, body }) => [id, definitionSchema.parse(body)]));
}

function unlike(
  { id, order, steps, values, signatures, journal }: Standing,
  definitions: Map<number, Definition>,
): Unlike[] {
  if (order === null) return [{ what: 'order_differs', orderId: id, parts: ['row'] }];
  let told: Told;
  try {
    told = tellAgain(journal, (one) => definitions.get(one) ?? nothing(one));
  } catch {
    // rows that make no tale are themselves what was looked for
    return [{ what: 'order_differs', orderId: id, parts: ['journal'] }];
  }
  const parts = [
    ...Object.entries(told.order)
      .filter(([key, value]) => differ(value, order[key]))
      .map(([key]) => key),
    ...(differ(told.steps, steps) ? ['steps'] : []),
    ...Object.entries(told.values)
      .filter(([key, value]) => differ(value, values[key]))
      .map(([key]) => key),
  ];
  const differs: Unlike[] = parts.length > 0 ? [{ what: 'order_differs', orderId: id, parts }] : [];
  return [...differs, ...signaturesUnlike(id, told.signatures, signatures)];
}

const differ = (a: unknown, b: unknown): boolean => canonical(a) !== canonical(b);
const nothing = (id: number): never => {
  throw new Error(`no definition ${id}`);
};

/** Each signature of the journal stands as it was given and taken back, once, and no other does. */
function signaturesUnlike(orderId: number, told: ToldSignature[], standing: StandingSignature[]): Unlike[] {
  const left = [...standing];
  const found = told.flatMap((one): Unlike[] => {
    const { journalId } = one;
    const at = left.findIndex(({ version, stepKey }) => version === one.version && stepKey === one.stepKey);
    const [stands] = at < 0 ? [] : left.splice(at, 1);
    if (!stands) return [{ what: 'signature_missing', orderId, journalId }];
    return differ(asStanding(one), stands) ? [{ what: 'signature_differs', orderId, journalId }] : [];
  });
  return [...found, ...left.map((): Unlike => ({ what: 'signature_differs', orderId }))];
}

function asStanding({ journalId: _, withdrawn, ...told }: ToldSignature): StandingSignature {
  return {
    ...told,
    // whatever the journal's row says by now is compared, also what was never a text
    digest: createHash('sha256').update(String(told.content)).digest('hex'),
    withdrawn: withdrawn?.stamp ?? null,
    because: withdrawn?.because ?? null,
    withdrawnReason: withdrawn?.reason ?? null,
  };
}

const micro = (at: RawBuilder<unknown>) =>
  sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const rowsAs = (what: RawBuilder<unknown>, from: RawBuilder<unknown>) =>
  sql`coalesce((select json_agg(${what}) from ${from}), '[]'::json)`;
const byKey = (what: RawBuilder<unknown>, from: RawBuilder<unknown>) =>
  sql`coalesce((select json_object_agg(v.key, ${what}) from ${from}), '{}'::json)`;

/** The next orders, those included that only the journal knows. */
async function standing(db: Kysely<DB>, after: number): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    with ids as (
      select id from (select id from orders where id > ${after} order by id limit ${PAGE}) o
      union select order_id from (select distinct order_id from journal where order_id > ${after} order by order_id limit ${PAGE}) j
      order by id limit ${PAGE}
    )
    select ids.id, ${orderJson} as "order",
      ${rowsAs(
        sql`json_build_object('seq', s.seq, 'key', s.key, 'state', s.state, 'openedAt', ${micro(sql`s.opened_at`)}, 'dueOn', s.due_on,
          'requested', s.requested, 'returned', s.returned, 'returnReason', s.return_reason) order by s.seq`,
        sql`order_steps s where s.order_id = ids.id`,
      )} as steps,
      json_build_object(
        'fields', ${byKey(sql`json_build_object('value', v.value, 'stamp', v.stamp, 'version', v.version)`, sql`order_fields v where v.order_id = ids.id`)},
        'marks', ${byKey(sql`json_build_object('stamp', v.stamp, 'version', v.version)`, sql`order_marks v where v.order_id = ids.id`)},
        'payments', ${rowsAs(
          sql`json_build_object('n', y.n, 'amount', y.amount::text, 'paidOn', y.paid_on, 'paymentOrderNumber', y.payment_order_number, 'stamp', y.stamp, 'version', y.version,
            'reversed', case when num_nonnulls(y.reversed_stamp, y.reversed_reason, y.reversed_version) > 0
              then json_build_object('stamp', y.reversed_stamp, 'reason', y.reversed_reason, 'version', y.reversed_version) end) order by y.n`,
          sql`payments y where y.order_id = ids.id`,
        )},
        'files', ${rowsAs(
          sql`json_build_object('id', f.id, 'kind', f.kind, 'sha256', encode(f.sha256, 'hex')) order by f.id`,
          sql`documents f where f.order_id = ids.id and f.binned_at is null`,
        )}) as values,
      ${rowsAs(
        sql`json_build_object('stepSeq', z.step_seq, 'stepKey', z.step_key, 'stamp', z.stamp, 'reason', z.reason, 'asDirector', z.as_director, 'content', z.content,
          'digest', encode(z.digest, 'hex'), 'version', z.version, 'withdrawn', z.withdrawn_stamp, 'because', z.withdrawn_because, 'withdrawnReason', z.withdrawn_reason) order by z.id`,
        sql`resolutions z where z.order_id = ids.id`,
      )} as signatures,
      ${rowsAs(
        sql`json_build_object('id', j.id, 'at', ${micro(sql`j.at`)}, 'actorId', j.actor_id, 'standingForId', j.standing_for_id, 'kind', j.kind, 'version', j.order_version,
          'stepKey', j.step_key, 'clientId', j.client_id, 'contractId', j.contract_id, 'data', j.data) order by j.id`,
        sql`journal j where j.order_id = ids.id`,
      )} as journal
    from ids left join orders o on o.id = ids.id order by ids.id`.execute(db);
  return rows;
}

const orderJson = sql`case when o.id is not null then json_build_object('number', o.number, 'numberNormal', o.number_normal, 'title', o.title, 'clientId', o.client_id,
  'contractId', o.contract_id, 'managerId', o.manager_id, 'definitionId', o.definition_id, 'status', o.status, 'refusedReason', o.refused_reason, 'everConfirmed', o.ever_confirmed,
  'stepSeq', o.step_seq, 'stepState', o.step_state, 'stepOpenedAt', ${micro(sql`o.step_opened_at`)}, 'stepDueOn', o.step_due_on, 'expertId', o.expert_id,
  'markKeys', array(select k from unnest(o.mark_keys) k order by k collate "C"), 'validUntil', o.valid_until, 'archivedAt', ${micro(sql`o.archived_at`)}, 'removedAt', ${micro(sql`o.removed_at`)},
  'renewedFromId', o.renewed_from_id, 'version', o.version, 'createdBy', o.created_by, 'createdAt', ${micro(sql`o.created_at`)}) end`;
