import { type RawBuilder, sql } from 'kysely';
import type { Definition } from '#domain/process/definition.ts';
import type {
  Field,
  Mark,
  OrderFile,
  OrderState,
  OrderStatus,
  Payment,
  Stamp,
  StepProgress,
  StepState,
} from '#domain/process/order.ts';
import { isoJson } from '#server/db/json.ts';
import type { PublishedDefinition } from '#server/visibility/definitions.ts';
import { type ActorRow, actorsSql } from '#server/visibility/people.sql.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** A person as lists and cards name them. */
export type Named = { id: number; name: string; position: string };
export type WithdrawnResolution = {
  stepKey: string;
  stamp: Stamp;
  withdrawn: Stamp;
  because: string;
  reason: string | null;
};

export type Reminder = { group: string; at: string; again: string; by: Named };

/** An order as the engine and the card need it, read in one statement and one snapshot. */
export type LoadedOrder = {
  state: OrderState;
  def: Definition;
  definition: PublishedDefinition;
  title: string;
  refusedReason: string | null;
  createdAt: string;
  validUntil: string | null;
  client: { id: number; name: string };
  contract: { id: number; number: string; signedOn: string | null; amount: string | null } | null;
  manager: Named;
  expert: Named | null;
  renewedFrom: { id: number; number: string } | null;
  renewedBy: { id: number; number: string } | null;
  withdrawn: WithdrawnResolution[];
  /** Names of dictionary entries and employees that stand as values, by field key. */
  names: Record<string, { entry: string | null; employee: string | null }>;
  /** The latest of each group: who reminded whom, as far as the person may know of it. */
  reminders: readonly Reminder[];
  /** Versions after the first that came of something the person may know of, in order: see `shown-version.ts`. */
  seenVersions: readonly number[];
};

type Read = {
  id: number;
  number: string;
  version: number;
  status: OrderStatus;
  everConfirmed: boolean;
  archivedAt: string | null;
  managerId: number;
  expertId: number | null;
  clientId: number;
  stepSeq: number;
  definitionId: number;
  title: string;
  refusedReason: string | null;
  createdAt: string;
  validUntil: string | null;
  managerDepartments: string[];
  client: { id: number; name: string };
  contract: LoadedOrder['contract'];
  manager: Named;
  expert: Named | null;
  renewedFrom: LoadedOrder['renewedFrom'];
  renewedBy: LoadedOrder['renewedBy'];
  steps: {
    key: string;
    state: StepState;
    openedAt: string | null;
    dueOn: string | null;
    requested: Stamp | null;
    returned: Stamp | null;
    returnReason: string | null;
  }[];
  fields: (Field & { key: string; entry: string | null; employee: string | null })[];
  marks: (Mark & { key: string })[];
  payments: (Omit<Payment, 'reversed'> & {
    reversedStamp: Stamp | null;
    reversedReason: string | null;
    reversedVersion: number | null;
  })[];
  resolutions: {
    stepKey: string;
    stamp: Stamp;
    reason: string | null;
    asDirector: boolean;
    content: string;
    intact: boolean;
    version: number;
    withdrawn: Stamp | null;
    because: string | null;
    withdrawnReason: string | null;
  }[];
  files: OrderFile[];
  seenVersions: number[];
  reminders: Reminder[];
};

const person = (alias: string) =>
  sql.raw(
    `json_build_object('id', ${alias}.id, 'name', concat_ws(' ', ${alias}.last_name, ${alias}.first_name, ${alias}.middle_name), 'position', ${alias}.position)`,
  );

/** Through the person: an order they do not see is null, like one that is not there. */
export async function loadOrder(reader: Reader, id: number): Promise<LoadedOrder | null> {
  const row = await reader
    .orders()
    .where('o.id', '=', id)
    .select(wholeOrder(reader).as('whole'))
    .executeTakeFirst();
  return row ? asLoaded(reader, row.whole) : null;
}

/** Those of these orders that the person sees, in the order of ids whoever asks: so two who change many never wait for each other in a ring. */
export async function loadOrders(reader: Reader, ids: readonly number[]): Promise<LoadedOrder[]> {
  const rows = await reader
    .orders()
    .where(sql<boolean>`o.id = any(${[...ids]}::bigint[])`)
    .select(wholeOrder(reader).as('whole'))
    .orderBy('o.id')
    .execute();
  return rows.map(({ whole }) => asLoaded(reader, whole));
}

/** The order and every active employee as the rules know them, in one statement. */
export async function orderWithEverybody(
  reader: Reader,
  id: number,
): Promise<{ loaded: LoadedOrder; people: ActorRow[] } | null> {
  const row = await reader
    .orders()
    .where('o.id', '=', id)
    .select([
      wholeOrder(reader).as('whole'),
      sql<ActorRow[]>`(select coalesce(json_agg(p), '[]'::json) from (${actorsSql('all')}) p)`.as('people'),
    ])
    .executeTakeFirst();
  return row ? { loaded: asLoaded(reader, row.whole), people: row.people } : null;
}

export const wholeOrder = (reader: Reader) => sql<Read>`json_build_object(
  'id', o.id, 'number', o.number, 'version', o.version, 'status', o.status, 'everConfirmed', o.ever_confirmed, 'archivedAt', ${isoJson(sql`o.archived_at`)},
  'managerId', o.manager_id, 'expertId', o.expert_id, 'clientId', o.client_id, 'stepSeq', o.step_seq, 'definitionId', o.definition_id, 'title', o.title,
  'refusedReason', o.refused_reason, 'createdAt', ${isoJson(sql`o.created_at`)}, 'validUntil', o.valid_until,
  'managerDepartments', coalesce((select json_agg(u.key) from employees m join departments d on d.id = m.department_id join departments u on u.id = any(d.path) where m.id = o.manager_id), '[]'::json),
  'client', (select json_build_object('id', x.id, 'name', x.name) from clients x where x.id = o.client_id),
  'contract', (select json_build_object('id', x.id, 'number', x.number, 'signedOn', x.signed_on, 'amount', x.amount::text) from contracts x where x.id = o.contract_id),
  'manager', (select ${person('x')} from employees x where x.id = o.manager_id),
  'expert', (select ${person('x')} from employees x where x.id = o.expert_id),
  'renewedFrom', ${neighbour(reader, sql`x.id = p.renewed_from_id`)},
  'renewedBy', ${neighbour(reader, sql`x.renewed_from_id = p.id and x.status <> 'refused'`)},
  'steps', (select json_agg(json_build_object('key', s.key, 'state', s.state, 'openedAt', ${isoJson(sql`s.opened_at`)}, 'dueOn', s.due_on, 'requested', s.requested, 'returned', s.returned, 'returnReason', s.return_reason) order by s.seq) from order_steps s where s.order_id = o.id),
  'fields', coalesce((select json_agg(json_build_object('key', v.key, 'value', v.value, 'stamp', v.stamp, 'version', v.version,
      'entry', case when jsonb_typeof(v.value) = 'number' then (select x.name from dictionary_entries x where x.id = (v.value #>> '{}')::bigint) end,
      'employee', case when jsonb_typeof(v.value) = 'number' then (select concat_ws(' ', x.last_name, x.first_name, x.middle_name) from employees x where x.id = (v.value #>> '{}')::bigint) end))
    from order_fields v where v.order_id = o.id), '[]'::json),
  'marks', coalesce((select json_agg(json_build_object('key', v.key, 'stamp', v.stamp, 'version', v.version)) from order_marks v where v.order_id = o.id), '[]'::json),
  'payments', coalesce((select json_agg(json_build_object('n', y.n, 'amount', y.amount::text, 'paidOn', y.paid_on, 'paymentOrderNumber', y.payment_order_number, 'stamp', y.stamp, 'version', y.version,
      'reversedStamp', y.reversed_stamp, 'reversedReason', y.reversed_reason, 'reversedVersion', y.reversed_version) order by y.n) from payments y where y.order_id = o.id), '[]'::json),
  'resolutions', coalesce((select json_agg(json_build_object('stepKey', z.step_key, 'stamp', z.stamp, 'reason', z.reason, 'asDirector', z.as_director, 'content', z.content,
      'intact', z.digest = sha256(convert_to(z.content, 'UTF8')), 'version', z.version, 'withdrawn', z.withdrawn_stamp, 'because', z.withdrawn_because, 'withdrawnReason', z.withdrawn_reason) order by z.id)
    from resolutions z where z.order_id = o.id), '[]'::json),
  'files', coalesce((select json_agg(json_build_object('id', f.id, 'kind', f.kind, 'sha256', encode(f.sha256, 'hex')) order by f.id) from documents f where f.order_id = o.id and f.binned_at is null), '[]'::json),
  'seenVersions', coalesce((select json_agg(j.order_version order by j.order_version) from (select distinct j.order_version from journal j
    where j.order_id = o.id and j.order_version > 1 and ${reader.sql.event()}) j), '[]'::json),
  'reminders', coalesce((select json_agg(json_build_object('group', r.group, 'at', ${isoJson(sql`r.at`)}, 'again', r.again, 'by', ${person('e')})) from (
      select distinct on (j.data ->> 'group') j.data ->> 'group' as group, j.data ->> 'again' as again, j.at, j.actor_id from journal j
      where j.order_id = o.id and j.kind = 'reminded' and ${reader.sql.event()} order by j.data ->> 'group', j.id desc) r
    join employees e on e.id = r.actor_id), '[]'::json)
)`;

/** The order it continues, or is continued by, where the person sees that one too. */
const neighbour = (reader: Reader, which: RawBuilder<unknown>) => sql`(
  select json_build_object('id', x.id, 'number', x.number) from (select o.id, o.renewed_from_id) p join orders x on ${which}
  where exists (select 1 from orders o where o.id = x.id and ${reader.sql.order()}) limit 1)`;

export function asLoaded(reader: Reader, read: Read): LoadedOrder {
  const definition = reader.definitions.byId(read.definitionId);
  const def = definition.body;
  const standing = read.resolutions.filter((one) => one.withdrawn === null);
  const steps = read.steps.map(({ returned, returnReason, ...step }): StepProgress => {
    const found = standing.find((one) => one.stepKey === step.key);
    const resolution = found
      ? {
          step: step.key,
          stamp: found.stamp,
          reason: found.reason,
          asDirector: found.asDirector,
          content: found.content,
          intact: found.intact,
          version: found.version,
        }
      : null;
    return {
      ...step,
      returned: returned ? { stamp: returned, reason: returnReason ?? '' } : null,
      resolution,
    };
  });
  const state: OrderState = {
    id: read.id,
    number: read.number,
    version: read.version,
    status: read.status,
    everConfirmed: read.everConfirmed,
    archivedAt: read.archivedAt,
    managerId: read.managerId,
    managerDepartments: read.managerDepartments,
    expertId: read.expertId,
    clientId: read.clientId,
    contract: read.contract ? { id: read.contract.id, amount: read.contract.amount } : null,
    currentStep: def.steps[read.stepSeq - 1]?.key ?? '',
    steps,
    fields: Object.fromEntries(
      read.fields.map(({ key, value, stamp, version }) => [key, { value, stamp, version }]),
    ),
    marks: Object.fromEntries(read.marks.map(({ key, stamp, version }) => [key, { stamp, version }])),
    payments: read.payments.map(({ reversedStamp, reversedReason, reversedVersion, ...payment }) => ({
      ...payment,
      reversed: reversedStamp
        ? { stamp: reversedStamp, reason: reversedReason ?? '', version: reversedVersion ?? 0 }
        : null,
    })),
    files: read.files,
  };
  return {
    state,
    def,
    definition,
    title: read.title,
    refusedReason: read.refusedReason,
    createdAt: read.createdAt,
    validUntil: read.validUntil,
    client: read.client,
    contract: read.contract,
    manager: read.manager,
    expert: read.expert,
    renewedFrom: read.renewedFrom,
    renewedBy: read.renewedBy,
    withdrawn: read.resolutions.flatMap((one) =>
      one.withdrawn
        ? [
            {
              stepKey: one.stepKey,
              stamp: one.stamp,
              withdrawn: one.withdrawn,
              because: one.because ?? '',
              reason: one.withdrawnReason,
            },
          ]
        : [],
    ),
    seenVersions: read.seenVersions,
    reminders: read.reminders,
    names: Object.fromEntries(read.fields.map(({ key, entry, employee }) => [key, { entry, employee }])),
  };
}
