import { type Kysely, sql } from 'kysely';
import type { Definition } from '#domain/process/definition.ts';
import type { OrderEvent } from '#domain/process/events.ts';
import { evolve, newOrder } from '#domain/process/evolve.ts';
import type { OrderState, Stamp } from '#domain/process/order.ts';
import { findPerson } from '#server/auth/actor.ts';
import type { DB } from '#server/db/tables.ts';
import { loadOrder } from '#server/orders/load-order.ts';
import { definitionCache } from '#server/visibility/definitions.ts';
import { readerFor } from '#server/visibility/reader.ts';

/** Facts of the journal that are not the engine's: the order is the same before and after. */
const beside = new Set(['orderCreated', 'commentWritten']);

type Row = {
  at: string;
  actorId: number;
  kind: string;
  stepKey: string | null;
  data: Record<string, unknown>;
};

/** Tells every order again from its journal and compares it with what stands; answers the orders that differ. */
export async function ordersUnlikeTheirJournal(db: Kysely<DB>, adminId: number): Promise<string[]> {
  const definitions = definitionCache(db);
  const person = await findPerson(db, { employeeId: adminId }, null);
  if (!person) throw new Error('no administrator');
  await definitions.refresh(person.lastDefinition);
  const reader = readerFor(db, person, definitions);
  const orders = await db.selectFrom('orders').select('id').orderBy('id').execute();
  const differ: string[] = [];
  for (const { id } of orders) {
    const loaded = await loadOrder(reader, id);
    if (!loaded) throw new Error(`order ${id} is not there`);
    const told = foldOf(loaded.def, loaded.state, await journalOf(db, id));
    const [stands, journal] = [essence(loaded.state), essence(told)].map((it) => JSON.stringify(it));
    if (stands !== journal) differ.push(`order ${id}: stands ${stands}, the journal tells ${journal}`);
  }
  return differ;
}

async function journalOf(db: Kysely<DB>, orderId: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_id as "actorId", kind, step_key as "stepKey", data
    from journal where order_id = ${orderId} order by id`.execute(db);
  return rows;
}

function foldOf(def: Definition, state: OrderState, rows: Row[]): OrderState {
  const { id, number, managerId, managerDepartments, clientId, contract } = state;
  const first = newOrder(def, { id, number, managerId, managerDepartments, clientId, contract }, '');
  return rows.reduce(
    (order, row) => (beside.has(row.kind) ? order : evolve(def, order, eventOf(row))),
    first,
  );
}

/** The names of the stamp are not in the journal: who and when are. */
function eventOf({ at, actorId, kind, stepKey, data }: Row): OrderEvent {
  const stamp: Stamp = { employeeId: actorId, name: '', position: '', at, standingFor: null };
  return { ...data, type: kind, step: stepKey, stamp } as unknown as OrderEvent;
}

/** What an order is, without what only counts or decorates. */
function essence(order: OrderState) {
  const { status, everConfirmed, currentStep, expertId, archivedAt, steps, fields, marks, payments, files } =
    order;
  const sorted = <T>(record: Readonly<Record<string, T>>) =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    status,
    everConfirmed,
    currentStep,
    expertId,
    archived: archivedAt !== null,
    steps: steps.map(({ key, state, requested, returned, resolution }) => ({
      key,
      state,
      requested: requested?.employeeId ?? null,
      returned: returned?.reason ?? null,
      signed: resolution && { by: resolution.stamp.employeeId, content: resolution.content },
    })),
    fields: sorted(fields).map(([key, { value, stamp }]) => [key, value, stamp.employeeId]),
    marks: sorted(marks).map(([key, { stamp }]) => [key, stamp.employeeId, stamp.at]),
    payments: payments.map((one) => [
      one.n,
      one.amount,
      one.paidOn,
      one.paymentOrderNumber,
      one.reversed !== null,
    ]),
    files: files.map((file) => [file.id, file.kind, file.sha256]),
  };
}
