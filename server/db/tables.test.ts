import { readFile, writeFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#test/database.ts';
import { makeWorld, type World } from '#test/world.ts';
import { generateTables } from './generate-tables.ts';
import type { DB } from './tables.ts';

let database: TestDatabase;
let world: World;
let orderId: number;

beforeAll(async () => {
  database = await makeTestDatabase();
  world = await makeWorld(database.ownerDb);
  const client = await database.ownerDb
    .insertInto('clients')
    .values({ name: 'ООО «Ромашка»', name_normal: 'ромашка', created_by: world.ids.manager })
    .returning('id')
    .executeTakeFirstOrThrow();
  const order = await database.ownerDb
    .insertInto('orders')
    .values({
      number: 'З-2026-0001',
      number_normal: 'з20260001',
      title: 'Заказ',
      client_id: client.id,
      manager_id: world.ids.manager,
      definition_id: world.definitionId,
      created_by: world.ids.manager,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  orderId = order.id;
  await database.ownerDb
    .insertInto('journal')
    .values({ kind: 'orderCreated', actor_id: world.ids.manager, order_id: orderId, data: '{}' })
    .execute();
});
afterAll(() => database.drop());

it('row types are those of the migrated database', async () => {
  const file = new URL('./tables.ts', import.meta.url);
  const made = await generateTables(database.urls.owner);
  // after a new migration: VIZIR_WRITE_TABLES=1 vitest run server/db/tables.test.ts, then biome
  if (process.env.VIZIR_WRITE_TABLES) await writeFile(file, made);
  const kept = await readFile(file, 'utf8');
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
  expect(bare(kept)).toBe(bare(made));
});

const roles = () =>
  [
    ['app', database.appDb, inject('suiteDatabase').roles.app],
    ['job', database.jobDb, inject('suiteDatabase').roles.job],
  ] as const;
const attempt = (db: Kysely<DB>, statement: string) => sql.raw(statement).execute(db);

describe('the running product and the worker', () => {
  it('own nothing and are nobody special', async () => {
    for (const [, db, role] of roles()) {
      const { rows } = await sql<{ rolname: string; special: boolean; owned: number; member: number }>`
        select r.rolname, r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls as special,
          (select count(*)::int from pg_class c where c.relowner = r.oid) + (select count(*)::int from pg_proc p where p.proowner = r.oid)
            + (select count(*)::int from pg_namespace n where n.nspowner = r.oid) + (select count(*)::int from pg_database d where d.datdba = r.oid) as owned,
          (select count(*)::int from pg_auth_members m where m.member = r.oid) as member
        from pg_roles r where r.rolname = current_user`.execute(db);
      expect(rows).toEqual([{ rolname: role, special: false, owned: 0, member: 0 }]);
    }
  });

  it.each([
    'update orders set status = status',
    'update orders set step_seq = step_seq',
    'update orders set step_state = step_state',
    'update orders set version = version + 1',
    'update orders set expert_id = null',
    'update orders set manager_id = manager_id',
    'update orders set contract_id = null',
    'update orders set archived_at = null',
    'update orders set ever_confirmed = true',
    'update orders set mark_keys = mark_keys',
    'update orders set definition_id = definition_id',
    'update orders set number = number',
    "insert into orders (number, number_normal, title, client_id, manager_id, definition_id, created_by) select 'x', 'x', 'x', client_id, manager_id, definition_id, created_by from orders",
    'delete from orders',
    ...['order_steps', 'order_fields', 'order_marks', 'payments', 'resolutions', 'order_numbers'].flatMap(
      (table) => [
        `insert into ${table} overriding system value select * from ${table}`,
        `delete from ${table}`,
        `truncate ${table}`,
      ],
    ),
    "update order_steps set state = 'resolved'",
    "update order_fields set value = '1'",
    'update order_marks set version = 0',
    'update payments set amount = 1',
    "update resolutions set content = ''",
    'update order_numbers set last = 0',
    "update journal set kind = 'x'",
    'delete from journal',
    'truncate journal',
    'update journal_chain set seq = seq',
    'delete from journal_chain',
    "update process_definitions set body = '{}'",
    'delete from process_definitions',
    'update comments set author_id = author_id',
    'update comments set capacities = capacities',
    'update comments set created_at = created_at',
    'update comment_pins set pinned_by = pinned_by',
    'delete from comment_files',
    'delete from comments',
    'delete from clients',
    'delete from contracts',
    'delete from documents',
    'delete from employees',
    'update rights_epoch set epoch = 0',
    'update idempotency_keys set status = 200',
    'create table mine (id int)',
    'alter table orders disable trigger all',
    'drop function rights_stand(bigint)',
    "set session_replication_role = 'replica'",
  ])('may not: %s', async (statement) => {
    for (const [name, db] of roles())
      await expect(attempt(db, statement), name).rejects.toThrow(/permission denied|must be owner/);
  });

  it('a comment that has stood is not rewritten, one just written is', async () => {
    const write = (at: string) =>
      database.ownerDb
        .insertInto('comments')
        .values({ order_id: orderId, author_id: world.ids.manager, body: 'слово', created_at: at })
        .returning('id')
        .executeTakeFirstOrThrow();
    const old = await write('2026-01-01T00:00:00Z');
    const fresh = await write(new Date().toISOString());
    const edit = (id: number) =>
      attempt(database.appDb, `update comments set body = 'другое' where id = ${id}`);
    await expect(edit(old.id)).rejects.toThrow(/settled/);
    await edit(fresh.id);
  });

  it('the worker moves no order, the product seals no journal', async () => {
    await expect(attempt(database.jobDb, `select apply_transition(${orderId}, 1, 1, '{}')`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(attempt(database.jobDb, "select create_order('{}')")).rejects.toThrow(/permission denied/);
    await expect(
      attempt(database.appDb, "insert into journal_chain (seq, journal_id, hash) values (1, 1, '\\x00')"),
    ).rejects.toThrow(/permission denied/);
  });

  it('the product does what it must', async () => {
    await attempt(database.appDb, `update orders set title = 'Другое' where id = ${orderId}`);
    await attempt(database.appDb, `select rights_stand(1)`);
    const { rows } = await sql<{ title: string }>`select title from orders where id = ${orderId}`.execute(
      database.appDb,
    );
    expect(rows).toEqual([{ title: 'Другое' }]);
  });
});

describe('whoever it is', () => {
  it.each([
    "update journal set kind = 'x'",
    'delete from journal',
    "update process_definitions set body = '{}'",
    'delete from process_definitions',
  ])('the owner too is told no: %s', async (statement) => {
    await expect(attempt(database.ownerDb, statement)).rejects.toThrow(/rows never change/);
  });

  it('a transition of another version, or under rights that have changed, writes nothing', async () => {
    const outcome = async (version: number, epoch: string) => {
      const { rows } = await sql<{
        result: { outcome: string };
      }>`select apply_transition(${orderId}, ${version}, ${sql.raw(epoch)}, '{}'::jsonb) as result`.execute(
        database.appDb,
      );
      return rows[0]?.result.outcome;
    };
    const current = '(select epoch from rights_epoch)';
    expect(await outcome(99, current)).toBe('version');
    expect(await outcome(1, `${current} - 1`)).toBe('rights');
  });

  it.each([
    ['a role', () => `update employees set roles = '{director}' where id = ${world.ids.clerk}`],
    ['a dismissal', () => `update employees set status = 'dismissed' where id = ${world.ids.clerk}`],
    ['a department', () => `update employees set department_id = null where id = ${world.ids.clerk}`],
    ['a head', () => `update departments set head_id = null where key = 'approval'`],
    ['a group', () => `delete from visibility_group_members where employee_id = ${world.ids.colleague}`],
    [
      'an absence',
      () =>
        `insert into absences (employee_id, kind, from_on, to_on, created_by) values (${world.ids.clerk}, 'trip', '2026-01-01', '2026-01-02', ${world.ids.admin})`,
    ],
  ])('%s changed is another epoch of rights', async (_, statement) => {
    const epoch = async () =>
      (await sql<{ epoch: number }>`select epoch from rights_epoch`.execute(database.ownerDb)).rows[0]
        ?.epoch ?? 0;
    const before = await epoch();
    await attempt(database.ownerDb, statement());
    expect(await epoch()).toBeGreaterThan(before);
  });
});
