import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyJournal } from '#server/journal/verify.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import { tables } from '#test/table.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let table: ReturnType<typeof tables>;
const as = (name: Name) => stage.as(name);
const clientId = async (text: string, by: Name = 'manager'): Promise<number | undefined> =>
  (await as(by).get(`/clients?search=${encodeURIComponent(text)}`)).body.items[0]?.id;

beforeAll(async () => {
  stage = await openStage();
  table = tables(stage);
});
afterAll(() => stage.close());

describe('an import is taken back', () => {
  it('what it made goes for everybody and everywhere, what was worked on stays and is listed', async () => {
    const header = ['Компания', 'Адрес', 'Контактное лицо', 'Почта контакта'];
    const { id } = await table.imported('manager', 'clients', [
      header,
      ['Уходящий', 'Тверь', 'Иванов Иван', 'i@leaving.ru'],
      ['С комментарием', '', '', ''],
      ['Со звонком', '', '', ''],
      ['С договором', '', '', ''],
      ['Исправленный', 'Омск', '', ''],
    ]);
    const gone = await clientId('Уходящий');
    await ok(
      as('manager').post(`/clients/${await clientId('С комментарием')}/comments`, { body: 'Перезвонить' }),
    );
    await ok(as('manager').post('/calls', { clientId: await clientId('Со звонком'), on: '2030-01-10' }));
    await ok(
      as('manager').post('/contracts', {
        clientId: await clientId('С договором'),
        number: 'У-1',
        amount: '10.00',
      }),
    );
    const card = await ok(as('headOfSales').get(`/clients/${await clientId('Исправленный')}`));
    const { name, address, version } = card;
    await ok(as('headOfSales').put(`/clients/${card.id}`, { name, address: `${address}, 1`, version }));

    const undone = (await table.act('manager', id, 'undoing')).body;
    expect(undone).toMatchObject({
      state: 'undone',
      counts: { undone: 1, kept: 4 },
      kept: 4,
      abilities: { undo: { allowed: false }, run: { allowed: false } },
    });
    const kept = await table.rowsOf('manager', id, 'kept');
    expect(kept.map(({ problems }) => problems[0]?.message)).toEqual([
      expect.stringContaining('С записью с тех пор работали: Иванова А. С.'),
      expect.stringContaining('Иванова А. С.'),
      expect.stringContaining('Иванова А. С.'),
      expect.stringContaining('С записью с тех пор работали'),
    ]);
    expect(await clientId('Уходящий')).toBeUndefined();
    for (const name of ['manager', 'admin', 'director', 'accountant'] as const) {
      expect(await clientId('Уходящий', name)).toBeUndefined();
      expect((await as(name).get(`/clients/${gone}`)).status).toBe(404);
      expect((await as(name).get(`/clients/${gone}/feed`)).status).toBe(404);
    }
    expect((await as('manager').get('/client-duplicates?emails=i@leaving.ru')).body.items).toEqual([]);
    expect(await clientId('Со звонком')).toBeDefined();
    // the table tells whose record it was only while that is there
    expect((await table.rowsOf('manager', id, 'undone'))[0]?.record).toBeNull();
  });

  it('changed values go back where nobody changed them since', async () => {
    const made = await ok(
      as('manager').post('/clients', {
        name: 'Сигма',
        inn: '7710140679',
        site: 'old.ru',
        phones: ['84951112233'],
      }),
    );
    const { id } = await table.imported(
      'manager',
      'clients',
      [
        ['Компания', 'ИНН', 'Адрес', 'Сайт', 'Телефон', 'Контактное лицо'],
        ['Сигма Плюс', '7710140679', 'Казань', 'new.ru', '84952223344', 'Смирнова Ольга'],
      ],
      { onMatch: 'overwrite' },
    );
    const after = await ok(as('manager').get(`/clients/${made.id}`));
    expect(after).toMatchObject({
      name: 'Сигма Плюс',
      site: 'new.ru',
      address: 'Казань',
      contacts: [{ lastName: 'Смирнова' }],
    });
    const phones = after.phones.map(({ number }: { number: string }) => number);
    await ok(
      as('headOfSales').put(`/clients/${made.id}`, {
        name: after.name,
        inn: after.inn,
        address: 'Казань, Баумана 1',
        site: after.site,
        phones,
        version: after.version,
      }),
    );

    const undone = (await table.act('manager', id, 'undoing')).body;
    expect(undone.counts).toEqual({ kept: 1 });
    expect((await table.rowsOf('manager', id, 'kept'))[0]?.problems).toEqual([
      { field: 'address', message: 'Значение с тех пор изменили: оно оставлено', warning: false },
    ]);
    const back = await ok(as('manager').get(`/clients/${made.id}`));
    expect(back).toMatchObject({
      name: 'Сигма',
      site: 'old.ru',
      address: 'Казань, Баумана 1',
      phones: [{ number: '+74951112233' }],
      contacts: [],
    });
  });

  it('of contracts and orders, and their numbers are free again; the journal verifies through all of it', async () => {
    const client = await ok(as('manager').post('/clients', { name: 'Тау', inn: '7736050003' }));
    const contracts = await table.imported('manager', 'contracts', [
      ['Номер договора', 'Клиент', 'Дата', 'Сумма'],
      ['Т-1', 'ООО «Тау»', '05.09.2026', '1 000 000,50'],
      ['Т-2', 'Тау', '', ''],
      ['Т-3', 'Никто', '', ''],
      ['Т-4', 'Тау', '31.02.2026', 'сто'],
    ]);
    expect(contracts.counts).toEqual({ created: 2, error: 2 });
    expect(
      (await table.rowsOf('manager', contracts.id, 'error')).map(({ problems }) =>
        problems.map(({ field }) => field),
      ),
    ).toEqual([['client'], ['signedOn', 'amount']]);
    const orders = await table.imported('manager', 'orders', [
      ['Название заказа', 'Клиент', 'Номер договора', 'Статус', 'Вознаграждение'],
      ['Котельная', 'Тау', 'Т-1', 'Подтверждён клиентом', '50 000'],
      ['Кран', 'Тау', 'Т-2', 'Подтверждён', ''],
      ['Лифт', 'Тау', '', '', ''],
      ['Лифт', 'Тау', '', '', ''],
    ]);
    expect(orders.counts).toEqual({ created: 2, error: 1, skipped: 1 });
    expect((await table.rowsOf('manager', orders.id, 'error'))[0]?.problems).toEqual([
      { field: 'status', message: 'Укажите сумму договора больше нуля', warning: false },
    ]);
    const list = (await as('manager').get(`/orders?clientId=${client.id}`)).body.items;
    expect(list.map(({ title, status }: { title: string; status: string }) => [title, status])).toEqual([
      ['Лифт', 'prospect'],
      ['Котельная', 'confirmed'],
    ]);
    const lift = list[0];
    await ok(as('manager').post(`/orders/${lift.id}/comments`, { body: 'Уточнить' }));

    // what hangs on a contract keeps it
    expect((await table.act('manager', contracts.id, 'undoing')).body.counts).toMatchObject({
      undone: 1,
      kept: 1,
    });
    expect((await table.act('manager', orders.id, 'undoing')).body.counts).toMatchObject({
      undone: 1,
      kept: 1,
    });
    for (const name of ['manager', 'director', 'admin', 'accountant'] as const) {
      const left = (await as(name).get(`/orders?clientId=${client.id}&any=true`)).body.items;
      expect(left.map(({ title }: { title: string }) => title)).toEqual(
        name === 'accountant' ? [] : ['Лифт'],
      );
    }
    expect((await as('admin').get(`/orders/${list[1].id}`)).status).toBe(404);
    expect(
      (await as('manager').post('/contracts', { clientId: client.id, number: 'Т-2', amount: '5.00' })).status,
    ).toBe(201);
    const dir = stage.deps.config.dataDir;
    const { findings } = await verifyJournal(stage.ownerDb, 'k'.repeat(43), dir);
    // nobody seals here
    expect(findings.filter(({ what }) => what !== 'row_unsealed')).toEqual([]);
  });

  it('what went is not handed over with the work of who led it', async () => {
    const { id } = await table.imported('otherManager', 'clients', [['Компания'], ['Ушедший до увольнения']]);
    const gone = await clientId('Ушедший до увольнения', 'otherManager');
    await table.act('otherManager', id, 'undoing');
    const { ids } = stage.world;
    await ok(as('admin').put(`/employees/${ids.otherManager}/dismissal`, { successorId: ids.manager }));
    const row = await stage.ownerDb
      .selectFrom('clients')
      .select('manager_id')
      .where('id', '=', gone ?? 0)
      .executeTakeFirstOrThrow();
    expect(row.manager_id).toBe(ids.otherManager);
  });
});
