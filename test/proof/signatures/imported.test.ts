import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyJournal } from '#server/journal/verify.ts';
import { openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import { tables } from '#test/table.ts';
import type { Name } from '#test/world.ts';
import { readStanding } from './signed/standing.ts';

/** What came by a table and was signed since, or was signed before a table came, is neither changed nor taken back by one. */

let stage: Stage;
let path: OrderPath;
let table: ReturnType<typeof tables>;
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  table = tables(stage);
});
afterAll(() => stage.close());

const as = (name: Name) => stage.as(name);
const importers = ['manager', 'headOfSales', 'admin'] as const;
const messages = (rows: Awaited<ReturnType<typeof table.rowsOf>>) =>
  rows.flatMap(({ problems }) => problems.map(({ message }) => message));
const bySigned = expect.stringContaining('подписан');

/** The contract as its row says, without any of the product's code. */
const contractRow = async (id: number): Promise<unknown> =>
  (await sql`select * from contracts where id = ${id}`.execute(stage.ownerDb)).rows[0];
const contractHeader = ['Номер договора', 'Клиент', 'Дата', 'Сумма'];
const orderHeader = [
  'Название заказа',
  'Клиент',
  'Номер договора',
  'Статус',
  'Порядок оплаты',
  'Вознаграждение',
  'Сумма субподрядчика',
];

/** Through check and run, as far as the table lets; answers the import as it stands then. */
async function brought(by: Name, kind: 'contracts' | 'orders', rows: string[][], onMatch: string) {
  const { id } = (await table.read(by, kind, rows)).body;
  await ok(table.settings(by, id, { onMatch }));
  await ok(table.act(by, id, 'check'));
  await table.act(by, id, 'run');
  return ok(as(by).get(`/imports/${id}`));
}

/** The record of the only row. */
async function madeBy(by: Name, importId: number): Promise<number> {
  const [row] = await table.rowsOf(by, importId);
  if (!row?.record) throw new Error('a row without a record');
  return row.record.id;
}

let last = 0;
/** A client and a contract of theirs, made by hand. */
async function ground() {
  last += 1;
  const names = { client: `ООО «Подписанный-${last}»`, contract: `ПД-${last}/26` };
  const client = await ok(as('manager').post('/clients', { name: names.client }));
  const contract = await ok(
    as('manager').post('/contracts', { clientId: client.id, number: names.contract, amount: '500000.00' }),
  );
  return { ...names, clientId: client.id as number, contractId: contract.id as number };
}
/** An order that a table brought, confirmed and with its terms; and its import. */
async function importedOrder(by: Name = 'manager') {
  const made = await ground();
  const row = [`Экспертиза ${last}`, made.client, made.contract, 'Подтверждён', 'аванс', '90000', '0'];
  const { id: importId, counts } = await table.imported(by, 'orders', [orderHeader, row]);
  expect(counts).toEqual({ created: 1 });
  return { ...made, importId, id: await madeBy(by, importId) };
}
const sign = async (id: number) => {
  await ok(path.request('manager', id, 'terms'));
  await ok(path.sign('headOfSales', id, 'terms'));
};

describe('the terms of a contract, once a step is signed over it', () => {
  it.each(importers)('are not changed by a table of %s', async (by) => {
    const made = await ground();
    const order = await ok(
      as('manager').post('/orders', {
        title: 'Осмотр',
        clientId: made.clientId,
        contractId: made.contractId,
      }),
    );
    await path.ways.terms?.(order.id);
    const [stood, signed] = [await contractRow(made.contractId), await readStanding(stage.ownerDb, order.id)];
    for (const onMatch of ['overwrite', 'fill', 'create']) {
      const row = [made.contract.toLowerCase(), made.client, '05.09.2020', '1,00'];
      const done = await brought(by, 'contracts', [contractHeader, row], onMatch);
      expect(done.counts).toEqual({ error: 1 });
      expect(messages(await table.rowsOf(by, done.id))).toHaveLength(1);
    }
    expect(await contractRow(made.contractId)).toEqual(stood);
    expect(await readStanding(stage.ownerDb, order.id)).toEqual(signed);
  });

  it('do not go back with the table that changed them before', async () => {
    const made = await ground();
    const rows = [contractHeader, [made.contract, made.client, '05.09.2026', '700 000,00']];
    const { id: importId, counts } = await table.imported('manager', 'contracts', rows, {
      onMatch: 'overwrite',
    });
    expect(counts).toEqual({ updated: 1 });
    const order = await ok(
      as('manager').post('/orders', {
        title: 'Осмотр',
        clientId: made.clientId,
        contractId: made.contractId,
      }),
    );
    await path.ways.terms?.(order.id);
    const stood = await contractRow(made.contractId);
    expect(stood).toMatchObject({ amount: '700000.00' });
    const undone = await table.act('admin', importId, 'undoing');
    expect(undone.body).toMatchObject({ state: 'undone', counts: { kept: 1 } });
    expect(messages(await table.rowsOf('admin', importId))).toEqual([bySigned]);
    expect(await contractRow(made.contractId)).toEqual(stood);
  });

  it('and the contract itself does not go with the table that made it', async () => {
    const made = await ground();
    const number = `${made.contract}-Т`;
    const rows = [contractHeader, [number, made.client, '05.09.2026', '700 000,00']];
    const { id: importId } = await table.imported('manager', 'contracts', rows);
    const contractId = await madeBy('manager', importId);
    const order = await ok(
      as('manager').post('/orders', { title: 'Осмотр', clientId: made.clientId, contractId }),
    );
    await path.ways.terms?.(order.id);
    const stood = await contractRow(contractId);
    expect((await table.act('admin', importId, 'undoing')).body.counts).toEqual({ kept: 1 });
    expect(await contractRow(contractId)).toEqual(stood);
    expect((await path.card(order.id)).contract.number).toBe(number);
  });
});

describe('an order that a table brought', () => {
  const deeds: Record<string, (id: number) => Promise<unknown>> = {
    'was signed': sign,
    'was signed and the signature taken back': async (id) => {
      await sign(id);
      await ok(path.withdraw('headOfSales', id, 'terms'));
    },
    'was signed, paid and sent back': async (id) => {
      await sign(id);
      await ok(path.pay('accountant', id, '1.00'));
      await ok(path.sendBack('headOfAccounting', id, 'terms'));
    },
    'only waits for a signature': (id) => ok(path.request('manager', id, 'terms')),
  };
  it.each(Object.entries(deeds))('stays when it %s', async (_, deed) => {
    const { id, importId } = await importedOrder();
    await deed(id);
    const stood = await readStanding(stage.ownerDb, id);
    expect((await table.act('admin', importId, 'undoing')).body).toMatchObject({
      state: 'undone',
      counts: { kept: 1 },
    });
    expect(await readStanding(stage.ownerDb, id)).toEqual(stood);
    expect((await as('manager').get(`/orders/${id}`)).status).toBe(200);
    // the database itself lets nobody past, who asks it without the product
    const asked = { epoch: await epoch(), at: new Date().toISOString(), actorId: stage.world.ids.admin };
    const { rows } = await sql<{ gone: number[] }>`
      select to_json(remove_imported_orders(${JSON.stringify({ ...asked, standingForId: null, importId, ids: [id] })}::jsonb)) as gone`.execute(
      stage.deps.db,
    );
    expect(rows).toEqual([{ gone: [] }]);
    expect(await readStanding(stage.ownerDb, id)).toEqual(stood);
  });

  it('that was signed is not brought again, nor changed, by the same table', async () => {
    const made = await importedOrder();
    await sign(made.id);
    const stood = await readStanding(stage.ownerDb, made.id);
    for (const onMatch of ['skip', 'fill', 'overwrite']) {
      const row = [`Экспертиза ${last}`, made.client, made.contract, 'Подтверждён', 'иначе', '1', '1'];
      expect((await brought('headOfSales', 'orders', [orderHeader, row], onMatch)).counts).toEqual({
        skip: 1,
      });
    }
    expect(await readStanding(stage.ownerDb, made.id)).toEqual(stood);
  });

  it('goes while nothing was written of it since, and what is gone can be signed by nobody', async () => {
    const { id, importId } = await importedOrder();
    expect((await table.act('manager', importId, 'undoing')).body.counts).toEqual({ undone: 1 });
    const stood = await readStanding(stage.ownerDb, id);
    for (const name of ['manager', 'headOfSales', 'admin', 'director'] as const) {
      const place = `/orders/${id}/steps/terms`;
      for (const rest of ['request', 'resolution'])
        for (const version of [1, 2, 3, 4, 5, 6])
          expect((await as(name).put(`${place}/${rest}`, { version })).status).toBe(404);
    }
    expect(await readStanding(stage.ownerDb, id)).toEqual(stood);
  });
});

it('and the journal is whole through all of it', async () => {
  const { dataDir } = stage.deps.config;
  const { findings } = await verifyJournal(stage.ownerDb, 'k'.repeat(43), dataDir);
  // nobody seals here
  expect(findings.filter(({ what }) => what !== 'row_unsealed')).toEqual([]);
});

async function epoch(): Promise<number> {
  const { rows } = await sql<{ epoch: number }>`select max(epoch) as epoch from rights_epoch`.execute(
    stage.ownerDb,
  );
  return rows[0]?.epoch ?? 0;
}
