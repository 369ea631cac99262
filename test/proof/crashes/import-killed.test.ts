import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import type { DB } from '#server/db/tables.ts';
import { makeWorld, type World } from '#test/world.ts';
import { bar, isFull } from '../bar.ts';
import { type Act, act, type Reply, until } from './http.ts';
import { note } from './note.ts';
import { makeProduct, ownerUrl, type Product } from './product.ts';

/**
 * R1, R2: kill -9 of the app in the middle of an import. Started again it goes on by itself to the end: every row is one client, written
 * and told of in the journal once, and its reader hears of the end once. In full it is killed while checking and undoing too.
 */
const ROWS = bar(2_000, 10_000);
/** A worker that died is missed by its heartbeat, and only then. */
const SECONDS = 120;

let product: Product;
let world: World;
let db: Kysely<DB>;
let id: number;
beforeAll(async () => {
  product = await makeProduct();
  await product.start();
  db = makeDb(makePool(ownerUrl(product.dataDir), { max: 2, name: 'proof' }));
  world = await makeWorld(db);
}, 120_000);
afterAll(async () => {
  await db?.destroy();
  await product?.remove();
});

async function ask(method: Act['method'], path: string, more: Partial<Act> = {}): Promise<Reply['body']> {
  const { status, body } = await act(() => product.url, {
    token: world.tokens.manager,
    method,
    path,
    ...more,
  });
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}
const put = (what: string) => ask('PUT', `/imports/${id}/${what}`, { body: {} });
const cameTo = (state: string) =>
  until(`the import is ${state}`, SECONDS, async () => {
    const one = await ask('GET', `/imports/${id}`);
    if (one.trouble !== null) throw new Error(one.trouble);
    return one.state === state && one;
  });

/** After some pieces and before the last one. */
async function killedMidway(): Promise<void> {
  await until('a piece of it is done', SECONDS, async () => {
    const { rows } = await sql<{
      done: number;
    }>`select work_done as done from imports where id = ${id}`.execute(db);
    return (rows[0]?.done ?? 0) >= ROWS / 10;
  });
  await product.end('SIGKILL');
  const { rows } = await sql<{ state: string; done: number }>`
    select state, work_done as done from imports where id = ${id}`.execute(db);
  expect(['checking', 'running', 'undoing']).toContain(rows[0]?.state);
  expect(rows[0]?.done).toBeLessThan(ROWS);
  note(`import killed at ${rows[0]?.state} ${rows[0]?.done} of ${ROWS}`);
  await product.start();
}

const counted = async (what: ReturnType<typeof sql<{ n: number }>>) => (await what.execute(db)).rows[0]?.n;
const told = (kind: string) =>
  counted(
    sql`select count(*)::int as n from journal where kind = ${kind} and data ->> 'endOfImport' = ${String(id)}`,
  );

it('is killed in the middle, and goes on to the end by itself', async () => {
  const rows = Array.from({ length: ROWS }, (_, n) => `ООО «Строка ${n}»;Город ${n};Иванов Иван;слово ${n}`);
  const bytes = Buffer.from(['Компания;Адрес;Контактное лицо;Комментарий', ...rows].join('\r\n'));
  ({ id } = await ask('POST', `/imports?kind=clients&name=a.csv`, { bytes }));
  await put('check');
  if (isFull) await killedMidway();
  expect((await cameTo('checked')).counts).toEqual({ create: ROWS });
  await put('run');
  await killedMidway();
  expect((await cameTo('done')).counts).toEqual({ created: ROWS });
}, 600_000);

it('has made every row once, and told of each once', async () => {
  const { rows } = await sql`
    select count(*)::int as clients, count(distinct k.name)::int as names, (select count(*)::int from contacts) as contacts,
      (select count(*)::int from comments where body like 'слово %') as comments,
      (select count(distinct r.client_id)::int from import_rows r where r.import_id = ${id} and r.state = 'created') as rows,
      (select count(*)::int from journal j where j.kind = 'clientCreated' and j.data ->> 'importId' = ${String(id)}) as told,
      (select count(distinct j.client_id)::int from journal j where j.kind = 'clientCreated') as told_of
    from clients k`.execute(db);
  const all = {
    clients: ROWS,
    names: ROWS,
    contacts: ROWS,
    comments: ROWS,
    rows: ROWS,
    told: ROWS,
    told_of: ROWS,
  };
  expect(rows).toEqual([all]);
  expect(await told('importFinished')).toBe(1);
  await until('the bell is rung', SECONDS, async () => {
    const bell = await ask('GET', '/notifications?limit=200');
    return bell.items.length > 0 && bell;
  });
  const bell = await db.selectFrom('notifications').select(['employee_id', 'count', 'import_id']).execute();
  expect(bell).toEqual([{ employee_id: world.ids.manager, count: 1, import_id: id }]);
}, 120_000);

if (isFull)
  it('is killed while it is taken back, and is taken back whole', async () => {
    await put('undoing');
    await killedMidway();
    expect((await cameTo('undone')).counts).toEqual({ undone: ROWS });
    expect(await counted(sql`select count(*)::int as n from clients where removed_at is null`)).toBe(0);
    expect(
      await counted(
        sql`select count(distinct client_id)::int as n from journal where kind = 'clientRemoved'`,
      ),
    ).toBe(ROWS);
    expect(await counted(sql`select count(*)::int as n from journal where kind = 'clientRemoved'`)).toBe(
      ROWS,
    );
    expect(await told('importUndone')).toBe(1);
  }, 600_000);
