import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { tables } from '#test/table.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let table: ReturnType<typeof tables>;
const as = (name: Name) => stage.as(name);
const found = async (name: Name, text: string): Promise<string[]> =>
  (await as(name).get(`/clients?search=${encodeURIComponent(text)}`)).body.items.map(
    (one: { name: string }) => one.name,
  );

beforeAll(async () => {
  stage = await openStage();
  table = tables(stage);
});
afterAll(() => stage.close());

const header = [
  'Компания',
  'ИНН',
  'Адрес',
  'Телефон',
  'Почта',
  'Источник',
  'Ответственный',
  'Контактное лицо',
  'Должность',
  'Комментарий',
];
const row = (name: string, inn = '', more: Record<string, string> = {}) =>
  header.map((title) => more[title] ?? (title === 'Компания' ? name : title === 'ИНН' ? inn : ''));

describe('a table of clients', () => {
  it('is read, its columns are guessed, and nothing is written yet', async () => {
    const { status, body } = await table.read('manager', 'clients', [
      ['Наши клиенты'],
      [],
      header,
      row('ООО «Альфа»', '7707083893'),
    ]);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'draft',
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
      headerRow: 2,
      rows: 1,
      mapping: {
        name: 0,
        inn: 1,
        address: 2,
        phones: 3,
        emails: 4,
        source: 5,
        manager: 6,
        contactName: 7,
        contactPosition: 8,
        comment: 9,
      },
      matchBy: ['inn', 'name', 'email'],
      onMatch: 'skip',
    });
    expect(body.columns[1]).toEqual({ title: 'ИНН', samples: ['7707083893'] });
    expect(body.top.map((cells: string[]) => cells[0] ?? '')).toEqual([
      'Наши клиенты',
      '',
      'Компания',
      'ООО «Альфа»',
    ]);
    // the names of columns stand elsewhere: what they are is guessed from those
    expect((await table.settings('manager', body.id, { headerRow: 0 })).body.mapping).toEqual({});
    expect((await table.settings('manager', body.id, { headerRow: 2 })).body.mapping).toEqual(body.mapping);
    expect(await found('manager', 'Альфа')).toEqual([]);
    expect((await as('manager').delete(`/imports/${body.id}`)).status).toBe(204);
    expect((await as('manager').get(`/imports/${body.id}`)).status).toBe(404);
  });

  it('is checked row by row, mended in place, imported, and told of once', async () => {
    const { body } = await table.read('manager', 'clients', [
      header,
      row('ООО «Бета»', '7736050003', {
        Телефон: '8 (495) 111-22-33, 8 916 111-22-33',
        Почта: 'beta@example.org',
        Источник: 'выставка',
        'Контактное лицо': 'Петров Пётр Петрович',
        Должность: 'Инженер',
        Комментарий: 'Просил скидку',
      }),
      row('', '7728168971'),
      row('Гамма', '7728168972'),
      row('Дельта', '', { Источник: 'Сарафан' }),
      row('Эпсилон', '', { Ответственный: 'Никто Н. Н.' }),
      row('Дзета', '', { Почта: 'не почта' }),
      row('Эта', '=A1'),
    ]);
    const checked = (await table.act('manager', body.id, 'check')).body;
    expect(checked).toMatchObject({ state: 'checked', counts: { create: 1, error: 6 } });
    const wrong = await table.rowsOf('manager', body.id, 'error');
    expect(wrong.map(({ n, problems }) => [n, problems[0]?.field, problems[0]?.message])).toEqual([
      [3, 'name', 'Заполните поле'],
      [4, 'inn', 'В ИНН опечатка: контрольная цифра не сходится'],
      [5, 'source', expect.stringContaining('«Сарафан» нет в справочнике')],
      [6, 'manager', expect.stringContaining('Менеджера «Никто Н. Н.» нет')],
      [7, 'emails', expect.stringContaining('почты')],
      [8, 'inn', expect.stringContaining('формула')],
    ]);
    expect(await found('manager', 'Бета')).toEqual([]);

    const mended = await as('manager').put(`/imports/${body.id}/rows/4`, {
      cells: row('Гамма', '7728168971'),
    });
    expect(mended.body).toMatchObject({ n: 4, state: 'create', problems: [] });
    await as('manager').put(`/imports/${body.id}/rows/8`, { cells: [], leaveOut: true });

    const done = (await table.act('manager', body.id, 'run')).body;
    expect(done).toMatchObject({
      state: 'done',
      counts: { created: 2, error: 4, leftOut: 1 },
      progress: null,
    });
    const [card] = (await as('manager').get('/clients?search=Бета')).body.items;
    const client = (await as('manager').get(`/clients/${card.id}`)).body;
    expect(client).toMatchObject({
      name: 'ООО «Бета»',
      inn: '7736050003',
      source: { name: 'выставка' },
      manager: { id: stage.world.ids.manager },
      phones: [{ number: '+74951112233' }, { number: '+79161112233' }],
      contacts: [
        { lastName: 'Петров', firstName: 'Пётр', middleName: 'Петрович', position: 'Инженер', isMain: true },
      ],
    });
    const feed = (await as('manager').get(`/clients/${card.id}/feed`)).body.items;
    expect(feed.map((one: { body?: string }) => one.body ?? '')).toContain('Просил скидку');
    const [first] = await table.rowsOf('manager', body.id, 'created');
    expect(first?.record).toEqual({ kind: 'client', id: card.id, name: 'ООО «Бета»' });
  });

  it('is one record where two rows are of one company, and by the rule where it is there already', async () => {
    await as('manager').post('/clients', { name: 'ООО «Кси»', inn: '5024002119', address: 'Старый адрес' });
    const rows = [
      header,
      row('Кси', '5024002119', { Адрес: 'Новый адрес', Почта: 'xi@example.org' }),
      row('ООО Омикрон', ''),
      row('«Омикрон»', '', { 'Контактное лицо': 'Приёмная', Почта: 'o@example.org' }),
    ];
    const skipped = await table.imported('manager', 'clients', rows);
    expect(skipped.counts).toEqual({ created: 1, skipped: 2 });
    const filled = await table.imported('manager', 'clients', rows, { onMatch: 'fill' });
    // the first row of the second company says nothing new
    expect(filled.counts).toEqual({ updated: 2, skipped: 1 });
    const [xi] = (await as('manager').get('/clients?search=5024002119')).body.items;
    expect((await as('manager').get(`/clients/${xi.id}`)).body).toMatchObject({
      name: 'ООО «Кси»',
      address: 'Старый адрес',
      emails: ['xi@example.org'],
    });
    const taken = await table.imported('manager', 'clients', rows, { onMatch: 'overwrite' });
    expect(taken.counts.updated).toBe(2);
    expect((await as('manager').get(`/clients/${xi.id}`)).body).toMatchObject({
      name: 'Кси',
      address: 'Новый адрес',
      emails: ['xi@example.org'],
    });
    const [omicron] = (await as('manager').get('/clients?search=Омикрон')).body.items;
    expect((await as('manager').get(`/clients/${omicron.id}`)).body.contacts).toHaveLength(1);
  });

  it('joins rows of one table that the check has told apart from what is there', async () => {
    const { body } = await table.read('manager', 'clients', [
      header,
      row('Пи', '', { Почта: 'pi@example.org' }),
      row('ООО «Пи»', '', { Адрес: 'Тула' }),
    ]);
    await table.settings('manager', body.id, { onMatch: 'fill' });
    expect((await table.act('manager', body.id, 'check')).body.counts).toEqual({ create: 1, update: 1 });
    expect((await table.act('manager', body.id, 'run')).body.counts).toEqual({ created: 1, updated: 1 });
    expect(await found('manager', 'Пи')).toEqual(['Пи']);
  });
});

describe('who may', () => {
  it('a manager changes no client of another, an administrator does, an expert imports nothing', async () => {
    await as('manager').post('/clients', { name: 'Чужой клиент', inn: '7702070139' });
    const rows = [header, row('Чужой клиент', '7702070139', { Адрес: 'Пермь' })];
    const { body } = await table.read('otherManager', 'clients', rows);
    await table.settings('otherManager', body.id, { onMatch: 'fill' });
    expect((await table.act('otherManager', body.id, 'check')).body.counts).toEqual({ error: 1 });
    expect((await table.rowsOf('otherManager', body.id))[0]?.problems[0]?.message).toContain(
      'У вас нет права на эту строку',
    );
    expect((await as('otherManager').put(`/imports/${body.id}/run`, {})).status).toBe(409);

    expect((await table.read('expert', 'clients', rows)).status).toBe(403);
    expect((await as('expert').get(`/imports/${body.id}`)).status).toBe(404);
    expect((await as('expert').get('/imports')).body.items).toEqual([]);
    // another manager must not know of the table either
    expect((await as('manager').get(`/imports/${body.id}`)).status).toBe(404);
    expect((await as('manager').get(`/imports/${body.id}/rows`)).status).toBe(404);
    expect((await as('manager').put(`/imports/${body.id}/check`, {})).status).toBe(404);
    expect((await as('admin').get(`/imports/${body.id}`)).status).toBe(200);

    expect((await table.imported('admin', 'clients', rows, { onMatch: 'fill' })).counts).toEqual({
      updated: 1,
    });
  });

  it('rights are those of the moment of each piece: who lost them imports no more', async () => {
    const { body } = await table.read('otherManager', 'clients', [header, row('Ро')]);
    await table.act('otherManager', body.id, 'check');
    expect((await as('otherManager').put(`/imports/${body.id}/run`, {})).status).toBe(200);
    await stage.ownerDb
      .updateTable('employees')
      .set({ roles: [] })
      .where('id', '=', stage.world.ids.otherManager)
      .execute();
    await table.work(body.id);
    expect((await as('admin').get(`/imports/${body.id}`)).body).toMatchObject({
      state: 'stopped',
      counts: { create: 1 },
    });
    await stage.ownerDb
      .updateTable('employees')
      .set({ roles: ['manager'] })
      .where('id', '=', stage.world.ids.otherManager)
      .execute();
    expect(await found('manager', 'Ро')).toEqual([]);
  });
});
