import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { World } from '#test/world.ts';
import { ordersUnlikeTheirJournal } from './fold.ts';
import { type Act, send, until } from './http.ts';
import { type Fact, receiptsOf, toldOf } from './told.ts';
import type { Promised } from './writers.ts';

/** How long the jobs may take to go on after the last kill (R8), before the proof gives up. */
const DRAIN_SECONDS = 60;

/** Everything that does not hold, in words; empty when all of it does. Nothing is repaired before it looks. */
export async function faultsAfter(db: Kysely<DB>, world: World, promised: Promised): Promise<string[]> {
  await drained(db);
  const facts = await factsOf(db);
  const found = await Promise.all([
    ordersUnlikeTheirJournal(db, world.ids.admin),
    promisedOrders(db, promised),
    versionsInJournal(db),
    numbers(db),
    once(db, 'payments', 'payment_order_number', promised.payments),
    once(db, 'comments', 'body', promised.comments),
    once(
      db,
      'documents',
      'name',
      promised.documents.map((one) => one.name),
    ),
    once(db, 'idempotency_keys', 'key', promised.keys),
    jobs(db, facts),
    receipts(db, facts, world),
    counters(db),
  ]);
  return [...promised.met.faults, ...promised.surprises, ...found.flat()];
}

/** Waits until no job is left to do. */
export const drained = (db: Kysely<DB>): Promise<unknown> =>
  until('all jobs are done', DRAIN_SECONDS, async () => {
    const { rows } = await sql<{ left: number }>`
      select count(*)::int as left from pgboss.job where name = 'announce' and state in ('created', 'retry', 'active')`.execute(
      db,
    );
    return rows[0]?.left === 0;
  });

async function factsOf(db: Kysely<DB>): Promise<Fact[]> {
  const { rows } = await sql<Fact>`
    select id, kind, step_key as "stepKey", data ->> 'key' as key from journal where order_id is not null order by id`.execute(
    db,
  );
  return rows;
}

/** Every acknowledged order is there with its number, and has as many versions as acts of its writer were acknowledged. */
async function promisedOrders(db: Kysely<DB>, { orders }: Promised): Promise<string[]> {
  const rows = await db.selectFrom('orders').select(['id', 'number', 'version']).execute();
  const standing = new Map(rows.map((row) => [row.id, row]));
  return [...orders].flatMap(([id, { number, acts }]) => {
    const row = standing.get(id);
    if (!row) return [`order ${number} was acknowledged and is lost`];
    if (row.number !== number) return [`order ${id} was ${number} and is ${row.number}`];
    return row.version === acts
      ? []
      : [`order ${number}: ${acts} acts acknowledged, stands at version ${row.version}`];
  });
}

/** The journal tells every version of every order, and each by one act. */
async function versionsInJournal(db: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ number: string; version: number; told: number; moments: number }>`
    select o.number, o.version, count(distinct j.order_version)::int as told, count(distinct (j.order_version, j.at))::int as moments
    from orders o left join journal j on j.order_id = o.id and j.order_version between 1 and o.version
    group by o.id having count(distinct j.order_version) <> o.version or count(distinct (j.order_version, j.at)) <> o.version
      or exists (select 1 from journal x where x.order_id = o.id and x.order_version > o.version)`.execute(
    db,
  );
  return rows.map(
    (row) =>
      `order ${row.number}: version ${row.version}, the journal tells ${row.told} of them, ${row.moments} acts`,
  );
}

/** Each number once, and none left out: a counter that went on alone would show. */
async function numbers(db: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ orders: number; numbers: number; last: number }>`
    select count(*)::int as orders, count(distinct number)::int as numbers, (select max(last) from order_numbers) as last from orders`.execute(
    db,
  );
  const [row] = rows;
  return row && row.orders === row.numbers && row.orders === row.last
    ? []
    : [`order numbers: ${JSON.stringify(row)}`];
}

/** What a text was acknowledged for stands under it exactly once. */
async function once(
  db: Kysely<DB>,
  table: string,
  column: string,
  texts: readonly string[],
): Promise<string[]> {
  if (texts.length === 0) return [`no ${table} were written at all`];
  const { rows } = await sql<{ text: string; n: number }>`
    select t.text, count(x.*)::int as n from unnest(${texts}::text[]) as t (text)
    left join ${sql.table(table)} x on x.${sql.ref(column)} = t.text group by 1 having count(x.*) <> 1`.execute(
    db,
  );
  return rows.map(({ text, n }) => `${table} ${text}: ${n} rows`);
}

/** Every fact that somebody is told of was put into the outbox once, and the job was done. */
async function jobs(db: Kysely<DB>, facts: readonly Fact[]): Promise<string[]> {
  const { rows } = await sql<{ id: number; state: string }>`
    select e.value::bigint as id, j.state::text as state from pgboss.job j, jsonb_array_elements_text(j.data -> 'eventIds') e
    where j.name = 'announce'`.execute(db);
  const undone = rows
    .filter(({ state }) => state !== 'completed')
    .map(({ id, state }) => `job of ${id}: ${state}`);
  const wanted = facts.filter((fact) => toldOf(fact) !== null).map(({ id }) => String(id));
  return [
    ...undone,
    ...differences(
      'outbox',
      wanted,
      rows.map(({ id }) => String(id)),
    ),
  ];
}

/** Whom the specification names was told of the fact, once; nobody else was. */
async function receipts(db: Kysely<DB>, facts: readonly Fact[], world: World): Promise<string[]> {
  const rows = await db.selectFrom('notification_receipts').select(['journal_id', 'employee_id']).execute();
  const standing = rows.map((row) => `${row.journal_id}:${row.employee_id}`);
  return differences('told', receiptsOf(facts, world), standing);
}

/** The row of a record and person counts exactly the facts they were told of it: nobody opened anything meanwhile. */
async function counters(db: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ employee: number; order: number; counted: number; told: number }>`
    with told as (select r.employee_id, j.order_id, count(*)::int as n from notification_receipts r join journal j on j.id = r.journal_id group by 1, 2)
    select coalesce(n.employee_id, t.employee_id) as employee, coalesce(n.order_id, t.order_id) as "order", coalesce(n.count, 0) as counted, coalesce(t.n, 0) as told
    from notifications n full join told t on t.employee_id = n.employee_id and t.order_id = n.order_id
    where n.count is distinct from t.n`.execute(db);
  return rows.map(
    (row) => `notification of order ${row.order} to ${row.employee} counts ${row.counted}, told ${row.told}`,
  );
}

/** Both ways, repetitions included. */
function differences(what: string, wanted: readonly string[], standing: readonly string[]): string[] {
  const count = (all: readonly string[]) => {
    const counted = new Map<string, number>();
    for (const one of all) counted.set(one, (counted.get(one) ?? 0) + 1);
    return counted;
  };
  const [want, have] = [count(wanted), count(standing)];
  return [...new Set([...want.keys(), ...have.keys()])].flatMap((key) => {
    const [expected, found] = [want.get(key) ?? 0, have.get(key) ?? 0];
    return expected === found ? [] : [`${what} ${key}: ${found}, not ${expected}`];
  });
}

/** Every acknowledged upload comes back byte for byte. */
export async function lostFiles(url: string, world: World, { documents }: Promised): Promise<string[]> {
  const lost: string[] = [];
  for (const { id, name, sha256 } of documents) {
    const what: Act = { token: world.tokens.manager, method: 'GET', path: `/documents/${id}/content` };
    const { status, body } = await send(url, what);
    const found = createHash('sha256').update(String(body)).digest('hex');
    if (status !== 200 || found !== sha256) lost.push(`document ${name}: ${status}, SHA-256 ${found}`);
  }
  return lost;
}
