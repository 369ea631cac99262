import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { whoHears } from '#server/live/who-hears.ts';
import { actorsFor, seesAllClientsSql } from '#server/visibility/people.sql.ts';
import { readerFor } from '#server/visibility/reader.ts';
import { openStage, type Stage } from '#test/app.ts';
import { type Name, names } from '#test/world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Everybody of the company, as they are. */
async function everybody() {
  const run = { run: <T>(query: RawBuilder<T>) => query.execute(stage.ownerDb).then(({ rows }) => rows) };
  const known = await actorsFor(run, 'all');
  const nameOf = (id: number) => names.find((name) => stage.world.ids[name] === id) as Name;
  return known.map(({ actor }) => ({ actor, name: nameOf(actor.employeeId) }));
}

it('who sees all clients by their own right is the same read for oneself and for somebody else', async () => {
  for (const { actor, name } of await everybody()) {
    const { rows } = await sql<{
      sees: boolean;
    }>`select ${seesAllClientsSql(sql`${actor.employeeId}::bigint`)} as sees`.execute(stage.ownerDb);
    const reader = readerFor(stage.ownerDb, { actor }, stage.deps.definitions);
    expect(rows[0]?.sees, name).toBe(reader.seesAllClients);
  }
});

it('of a call hears who sees all clients, and who is to call while they see the client', async () => {
  const clientId = (await stage.as('manager').post('/clients', { name: 'Заказчик' })).body.id;
  const order = (await stage.as('manager').post('/orders', { title: 'ЭПБ', clientId })).body.id;
  const examines = (id: number | null) =>
    stage.ownerDb.updateTable('orders').set({ expert_id: id }).where('id', '=', order).execute();
  const { expert } = stage.world.ids;
  await examines(expert);
  const call = await stage
    .as('manager')
    .post('/calls', { clientId, on: '2030-01-10', responsibleId: expert });
  const hearing = async () => {
    const hears = await whoHears(stage.deps.db, stage.deps.definitions, { kind: 'call', id: call.body.id });
    return (await everybody()).filter(({ actor }) => hears(actor)).map(({ name }) => name);
  };
  const all = [
    'admin',
    'director',
    'headOfSales',
    'manager',
    'otherManager',
    'colleague',
    'regionManager',
    'headOfAccounting',
    'accountant',
  ];
  expect((await hearing()).sort()).toEqual([...all, 'expert'].sort());
  await examines(null);
  expect((await hearing()).sort()).toEqual([...all].sort());
});
