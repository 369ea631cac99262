import { sql } from 'kysely';
import type { Stamp } from '#domain/process/order.ts';
import type { Stage } from '#test/app.ts';

/** An order as its rows tell it, read without any of the product's code. */
export type OrderRows = {
  id: number;
  version: number;
  status: string;
  refusedReason: string | null;
  everConfirmed: boolean;
  archivedAt: string | null;
  managerId: number;
  expertId: number | null;
  contractId: number | null;
  stepSeq: number;
  stepState: string;
  markKeys: string[];
  validUntil: string | null;
  steps: {
    key: string;
    state: string;
    openedAt: string | null;
    requested: Stamp | null;
    returned: Stamp | null;
    returnReason: string | null;
  }[];
  fields: Record<string, { value: unknown; stamp: Stamp; version: number }>;
  marks: Record<string, { stamp: Stamp; version: number }>;
  payments: {
    n: number;
    amount: string;
    paidOn: string;
    paymentOrderNumber: string;
    stamp: Stamp;
    version: number;
    reversed: { stamp: Stamp; reason: string; version: number } | null;
  }[];
  signatures: {
    step: string;
    stamp: Stamp;
    reason: string | null;
    asDirector: boolean;
    content: string;
    version: number;
    intact: boolean;
  }[];
  files: { id: number; kind: string; sha256: string }[];
};

export type JournalRow = {
  id: number;
  orderId: number | null;
  kind: string;
  actorId: number;
  standingForId: number | null;
  at: string;
  version: number | null;
  step: string | null;
  data: Record<string, unknown>;
};

/** What stands, and what was added to the journal and the outbox since; of absences people are told too, which is not an order's. */
export type Rows = {
  orders: OrderRows[];
  contracts: { id: number; amount: string | null; version: number }[];
  journal: JournalRow[];
  jobs: number[][];
  /** How many there are of everything else that a call might leave behind. */
  counts: Record<string, number>;
};

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const counted = [
  'orders',
  'order_numbers',
  'resolutions',
  'documents',
  'comments',
  'contracts',
  'clients',
  'absences',
  'absence_requests',
  'employees',
  'idempotency_keys',
  'notifications',
  'notification_receipts',
  'process_definitions',
];

/** One statement, so one moment. */
export async function readRows(
  { ownerDb }: Pick<Stage, 'ownerDb'>,
  { orders, contracts }: { orders: readonly number[]; contracts: readonly number[] },
  since: { journal: number },
): Promise<Rows> {
  const { rows } = await sql<{ rows: Rows }>`select json_build_object(
    'orders', (select json_agg(${orderJson} order by o.id) from orders o where o.id = any(${orders}::bigint[])),
    'contracts', (select coalesce(json_agg(json_build_object('id', t.id, 'amount', t.amount::text, 'version', t.version) order by t.id), '[]'::json) from contracts t where t.id = any(${contracts}::bigint[])),
    'journal', (select coalesce(json_agg(json_build_object('id', j.id, 'orderId', j.order_id, 'kind', j.kind, 'actorId', j.actor_id, 'standingForId', j.standing_for_id,
      'at', ${iso('j.at')}, 'version', j.order_version, 'step', j.step_key, 'data', j.data) order by j.id), '[]'::json) from journal j where j.id > ${since.journal}),
    'jobs', (select coalesce(json_agg(b.data -> 'eventIds' order by b.created_on), '[]'::json) from pgboss.job b
      where b.name = 'announce' and (b.data -> 'eventIds' ->> 0)::bigint > ${since.journal}
        and not exists (select 1 from journal j where j.id = (b.data -> 'eventIds' ->> 0)::bigint and j.data ? 'absenceRequestId')),
    'counts', json_build_object(${sql.raw(counted.map((table) => `'${table}', (select count(*)::int from ${table})`).join(', '))},
      'jobs', (select count(*)::int from pgboss.job where name = 'announce'))
  ) as rows`.execute(ownerDb);
  const read = rows[0]?.rows;
  if (!read) throw new Error('nothing to read');
  return read;
}

const orderJson = sql`json_build_object(
  'id', o.id, 'version', o.version, 'status', o.status, 'refusedReason', o.refused_reason, 'everConfirmed', o.ever_confirmed,
  'archivedAt', ${iso('o.archived_at')}, 'managerId', o.manager_id, 'expertId', o.expert_id, 'contractId', o.contract_id,
  'stepSeq', o.step_seq, 'stepState', o.step_state, 'markKeys', o.mark_keys, 'validUntil', o.valid_until,
  'steps', (select json_agg(json_build_object('key', s.key, 'state', s.state, 'openedAt', ${iso('s.opened_at')}, 'requested', s.requested, 'returned', s.returned,
    'returnReason', s.return_reason) order by s.seq) from order_steps s where s.order_id = o.id),
  'fields', (select coalesce(json_object_agg(f.key, json_build_object('value', f.value, 'stamp', f.stamp, 'version', f.version) order by f.key), '{}'::json) from order_fields f where f.order_id = o.id),
  'marks', (select coalesce(json_object_agg(m.key, json_build_object('stamp', m.stamp, 'version', m.version) order by m.key), '{}'::json) from order_marks m where m.order_id = o.id),
  'payments', (select coalesce(json_agg(json_build_object('n', y.n, 'amount', y.amount::text, 'paidOn', y.paid_on, 'paymentOrderNumber', y.payment_order_number, 'stamp', y.stamp, 'version', y.version,
    'reversed', case when y.reversed_stamp is not null then json_build_object('stamp', y.reversed_stamp, 'reason', y.reversed_reason, 'version', y.reversed_version) end) order by y.n), '[]'::json)
    from payments y where y.order_id = o.id),
  'signatures', (select coalesce(json_agg(json_build_object('step', z.step_key, 'stamp', z.stamp, 'reason', z.reason, 'asDirector', z.as_director, 'content', z.content, 'version', z.version,
    'intact', z.digest = sha256(convert_to(z.content, 'UTF8'))) order by z.step_seq), '[]'::json) from resolutions z where z.order_id = o.id and z.withdrawn_stamp is null),
  'files', (select coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind, 'sha256', encode(d.sha256, 'hex')) order by d.id), '[]'::json) from documents d where d.order_id = o.id and d.binned_at is null)
)`;
