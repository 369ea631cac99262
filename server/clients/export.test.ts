import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { readXlsx } from '#test/xlsx.ts';

let stage: Stage;
/** What a program that reads the file might take for a command. */
const hostile = [
  '=cmd|"/c calc"!A1',
  '+7*7',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '<b>&amp;"x"</b>',
  '_x0041_',
  'a\u0007b',
];

beforeAll(async () => {
  stage = await openStage();
  for (const name of hostile)
    await ok(
      stage.as('manager').post('/clients', {
        name,
        address: `=HYPERLINK("x")${name}`,
        phones: ['84951234567'],
        inn: '7707083893',
      }),
    );
});
afterAll(() => stage.close());

const take = async (as: Name, body: object = {}) => {
  const answer = await stage.as(as).post('/client-exports', body);
  return { ...answer, book: answer.status === 200 ? readXlsx(answer.raw.rawPayload) : null };
};
const column = (book: ReturnType<typeof readXlsx> | null, n: number) =>
  (book?.rows ?? []).slice(1).map((row) => row[n]);

describe('the list as .xlsx', () => {
  it('has texts as texts whatever they begin with, numbers and days as such, and no formula', async () => {
    const { book, headers } = await take('manager', { sort: 'new' });
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="_+ [\d.]+\.xlsx"; filename\*=UTF-8''%D0%9A/,
    );
    expect(book?.hasFormulas).toBe(false);
    expect(book?.rows[0]?.map(({ value }) => value)).toEqual([
      'Название',
      'ИНН',
      'Статус',
      'Менеджер',
      'Источник',
      'Направление деятельности',
      'Телефон',
      'Почта',
      'Адрес',
      'Группы',
      'Заказы',
      'Следующий звонок',
      'Добавлен',
    ]);
    // the list keeps names trimmed; a sign that no file can hold is left out
    const names = [...hostile].reverse().map((name) => name.trim().replace('\u0007', ''));
    expect(column(book, 0)).toEqual(names.map((value) => ({ type: 'text', value, dated: false })));
    for (const cell of column(book, 1))
      expect(cell).toEqual({ type: 'text', value: '7707083893', dated: false });
    for (const cell of column(book, 6))
      expect(cell).toMatchObject({ type: 'text', value: '+7 (495) 123-45-67' });
    for (const cell of column(book, 8)) expect(cell?.type).toBe('text');
    for (const cell of column(book, 10)) expect(cell).toMatchObject({ type: 'number', value: '0' });
    for (const cell of column(book, 12)) expect(cell).toMatchObject({ type: 'number', dated: true });
  });

  it('is of what is filtered, in its order, with the columns asked for', async () => {
    await ok(stage.as('otherManager').post('/clients', { name: 'Якорь' }));
    await ok(stage.as('otherManager').post('/clients', { name: 'Арка' }));
    const filter = { managerId: stage.world.ids.otherManager };
    const { book } = await take('manager', { filter, columns: ['orders', 'name'] });
    expect(book?.rows.map((row) => row.map(({ value }) => value))).toEqual([
      ['Название', 'Заказы'],
      ['Арка', '0'],
      ['Якорь', '0'],
    ]);
    const found = await take('manager', { filter: { search: 'zrjhm' }, columns: ['name'] });
    expect(column(found.book, 0).map((cell) => cell?.value)).toEqual(['Якорь']);
  });

  it('holds only what its reader sees', async () => {
    const { clientId } = await orderPath(stage).at('examination');
    const name = (await stage.as('expert').get(`/clients/${clientId}`)).body.name;
    const { book } = await take('expert', { columns: ['name', 'orders'] });
    expect(book?.rows.slice(1).map((row) => row.map(({ value }) => value))).toEqual([[name, '1']]);
    expect((await take('clerk', { columns: ['name'] })).book?.rows).toHaveLength(1);
    expect((await stage.anonymous.post('/client-exports', {})).status).toBe(401);
  });

  it('is in the journal: who, and how much', async () => {
    const rows = await stage.ownerDb
      .selectFrom('journal')
      .select(['actor_id', 'data'])
      .where('kind', '=', 'clientsExported')
      .orderBy('id', 'desc')
      .execute();
    expect(rows.slice(0, 2)).toMatchObject([
      { actor_id: stage.world.ids.clerk, data: { rows: 0, columns: ['name'] } },
      { actor_id: stage.world.ids.expert, data: { rows: 1 } },
    ]);
    const { items } = (await stage.as('admin').get('/journal?kind=clientsExported')).body;
    expect(items[0]).toMatchObject({ actor: { id: stage.world.ids.clerk } });
  });

  it('goes through in pieces, and answers others meanwhile', async () => {
    await sql`insert into clients (name, name_normal, created_by) select 'Много ' || n, 'много ' || lpad(n::text, 5, '0'), ${stage.world.ids.manager} from generate_series(1, 4500) n`.execute(
      stage.ownerDb,
    );
    const long = take('director', { filter: {}, columns: ['name'] });
    expect((await stage.as('manager').get('/clients?limit=1')).status).toBe(200);
    const { book } = await long;
    const names = column(book, 0).map((cell) => cell?.value);
    expect(names.filter((name) => name?.startsWith('Много'))).toHaveLength(4500);
    expect(new Set(names).size).toBe(names.length);
  });
});
