import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { announceEvents } from '#server/notifications/announce.job.ts';
import { openStage, type Stage } from '#test/app.ts';
import { tables } from '#test/table.ts';
import type { Name } from '#test/world.ts';
import { readXlsx } from '#test/xlsx.ts';

let stage: Stage;
let table: ReturnType<typeof tables>;
let jobDb: ReturnType<typeof makeDb>;
const as = (name: Name) => stage.as(name);

beforeAll(async () => {
  stage = await openStage();
  table = tables(stage);
  jobDb = makeDb(makePool(stage.jobUrl, { max: 2, name: 'test' }));
});
afterAll(async () => {
  await jobDb.destroy();
  await stage.close();
});

const states = async (id: number) => (await table.rowsOf('manager', id)).map(({ n, state }) => [n, state]);

describe('the work', () => {
  it('sets a row aside that cannot be written, and writes all others once', async () => {
    await sql`create function bad_name() returns trigger language plpgsql as $$ begin if new.name = 'Взрыв' then raise exception 'bang'; end if; return new; end $$`.execute(
      stage.ownerDb,
    );
    await sql`create trigger bad_name before insert on clients for each row execute function bad_name()`.execute(
      stage.ownerDb,
    );
    const { body } = await table.read('manager', 'clients', [
      ['Название'],
      ...Array.from({ length: 30 }, (_, n) => [n === 17 ? 'Взрыв' : `Ряд ${n}`]),
    ]);
    await table.act('manager', body.id, 'check');
    await as('manager').put(`/imports/${body.id}/run`, {});
    const said = await table.work(body.id);
    expect(said.map(String)).toContainEqual(expect.stringContaining('bang'));
    const after = (await as('manager').get(`/imports/${body.id}`)).body;
    expect(after).toMatchObject({ state: 'done', counts: { created: 29, error: 1 } });
    expect((await table.rowsOf('manager', body.id, 'error'))[0]).toMatchObject({
      n: 19,
      problems: [{ message: expect.stringContaining('не получилось') }],
    });
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from clients where name like 'Ряд %'`.execute(stage.ownerDb);
    expect(rows[0]?.n).toBe(29);
    await sql`drop trigger bad_name on clients`.execute(stage.ownerDb);
    // mended by nothing but time, it goes with the next run
    await as('manager').put(`/imports/${body.id}/rows/19`, { cells: ['Взрыв'] });
    expect((await table.act('manager', body.id, 'run')).body.counts).toEqual({ created: 30 });
  });

  it('is stopped at a word, goes on at another, and does only what its state allows', async () => {
    const { body } = await table.read('manager', 'clients', [['Название'], ['Первый'], ['Второй']]);
    expect((await as('manager').put(`/imports/${body.id}/run`, {})).body).toMatchObject({
      code: 'already_done',
      detail: 'Сначала проверьте таблицу',
    });
    expect((await as('manager').put(`/imports/${body.id}/rows/2`, { cells: ['Х'] })).status).toBe(409);
    await table.act('manager', body.id, 'check');
    const begun = await as('manager').put(`/imports/${body.id}/run`, {});
    expect(begun.body).toMatchObject({ state: 'running', progress: { done: 0, total: 2 } });
    for (const path of ['check', 'run', 'undoing'])
      expect((await as('manager').put(`/imports/${body.id}/${path}`, {})).status).toBe(409);
    expect((await as('manager').delete(`/imports/${body.id}/run`)).body).toMatchObject({
      state: 'stopped',
      trouble: 'Остановлено по вашему слову',
    });
    await table.work(body.id);
    expect(await states(body.id)).toEqual([
      [2, 'create'],
      [3, 'create'],
    ]);
    expect((await table.act('manager', body.id, 'run')).body).toMatchObject({
      state: 'done',
      counts: { created: 2 },
    });
    expect((await as('manager').delete(`/imports/${body.id}`)).status).toBe(409);
    expect((await table.settings('manager', body.id)).status).toBe(409);
    expect((await as('manager').put(`/imports/${body.id}/rows/2`, { cells: ['Х'] })).status).toBe(409);
  });

  it.each(['before', 'after'])(
    'a table stopped before its first row is thrown away; the stop is told %s that',
    async (when) => {
      const { body } = await table.read('manager', 'clients', [['Название'], ['Ненужный']]);
      await table.act('manager', body.id, 'check');
      await as('manager').put(`/imports/${body.id}/run`, {});
      await as('manager').delete(`/imports/${body.id}/run`);
      const facts = await stage.ownerDb
        .selectFrom('journal')
        .select('id')
        .where('kind', '=', 'importStopped')
        .where(sql<boolean>`(data ->> 'endOfImport')::bigint = ${body.id}`)
        .execute();
      const tell = () =>
        announceEvents(
          jobDb,
          stage.deps.definitions,
          facts.map((one) => one.id),
        );
      const told = async () =>
        (await as('manager').get('/notifications')).body.items.filter(
          (one: { subject: { type: string; id: number } }) =>
            one.subject.type === 'import' && one.subject.id === body.id,
        );
      if (when === 'before') {
        await tell();
        expect(await told()).toHaveLength(1);
      }
      expect((await as('manager').delete(`/imports/${body.id}`)).status).toBe(204);
      if (when === 'after') await tell();
      expect(await told()).toEqual([]);
    },
  );

  it('says what is missing before anything is judged', async () => {
    const { body } = await table.read('manager', 'contracts', [['Что-то'], ['1']]);
    const check = await as('manager').put(`/imports/${body.id}/check`, {});
    expect(check.body.fields).toEqual([
      { field: 'mapping', reason: 'import_required', message: 'Укажите, в каком столбце «Номер договора»' },
    ]);
    expect((await table.settings('manager', body.id, { mapping: { number: 0 } })).status).toBe(200);
    expect((await as('manager').put(`/imports/${body.id}/check`, {})).body.fields[0].reason).toBe(
      'import_client_column',
    );
    expect(
      (await table.settings('manager', body.id, { mapping: { number: 0, client: 0 } })).body.fields[0].reason,
    ).toBe('import_column_twice');
    expect((await table.settings('manager', body.id, { mapping: { nonsense: 0 } })).status).toBe(422);
    expect((await table.settings('manager', body.id, { matchBy: ['phone'] })).status).toBe(422);
  });
});

describe('the end', () => {
  it('is told once to whoever asked, by one row with a link', async () => {
    const { id } = await table.imported('manager', 'clients', [['Название'], ['Дважды'], ['']], {});
    const facts = await stage.ownerDb
      .selectFrom('journal')
      .select('id')
      .where('kind', '=', 'importFinished')
      .where(sql<boolean>`(data ->> 'endOfImport')::bigint = ${id}`)
      .execute();
    for (let n = 0; n < 2; n++)
      await announceEvents(
        jobDb,
        stage.deps.definitions,
        facts.map((one) => one.id),
      );
    const bell = (await as('manager').get('/notifications')).body.items.filter(
      (one: { subject: { type: string } }) => one.subject.type === 'import',
    );
    expect(bell).toEqual([
      expect.objectContaining({
        kind: 'importFinished',
        count: 1,
        subject: { type: 'import', id, title: 'таблица.csv', subtitle: null },
        label: 'строк: 1',
      }),
    ]);
    expect((await as('admin').get('/notifications')).body.items).toEqual([]);
  });

  it('rows of a state come as a file with what is wrong beside them', async () => {
    const { body } = await table.read('manager', 'clients', [
      ['Название', 'ИНН'],
      ['=1+1', ''],
      ['Верный', ''],
      ['Плохой', '123'],
    ]);
    await table.act('manager', body.id, 'check');
    const file = await as('manager').post(`/imports/${body.id}/row-exports`, { state: 'error' });
    const book = readXlsx(file.raw.rawPayload);
    expect(book.hasFormulas).toBe(false);
    expect(book.rows.map((row) => row.map((cell) => cell?.value))).toEqual([
      ['Название', 'ИНН', 'Что не так', 'Строка'],
      ['=1+1', '', expect.stringContaining('формула'), '2'],
      ['Плохой', '123', expect.stringContaining('ИНН'), '4'],
    ]);
    expect(
      (await as('otherManager').post(`/imports/${body.id}/row-exports`, { state: 'error' })).status,
    ).toBe(404);
  });
});

describe('a table of contacts', () => {
  it('adds people to clients that are there, and brings known ones up to date', async () => {
    const client = (
      await as('manager').post('/clients', {
        name: 'ООО «Ипсилон»',
        contacts: [{ lastName: 'Орлова', firstName: 'Анна', emails: ['orlova@y.ru'] }],
      })
    ).body;
    const rows = [
      ['Клиент', 'Фамилия', 'Имя', 'Отчество', 'Должность', 'Телефон', 'Почта', 'ЛПР'],
      ['Ипсилон', 'Орлова', 'Анна', 'Сергеевна', 'директор', '84951112233', 'Orlova@y.ru', 'да'],
      ['ипсилон ооо', 'Приёмная', '', '', '', '84951112244', '', ''],
      ['Нет такого', 'Кто', 'То', '', '', '', '', ''],
    ];
    const { counts, id } = await table.imported('manager', 'contacts', rows, { onMatch: 'fill' });
    expect(counts).toEqual({ created: 1, updated: 1, error: 1 });
    const { contacts } = (await as('manager').get(`/clients/${client.id}`)).body;
    expect(contacts).toMatchObject([
      {
        lastName: 'Орлова',
        firstName: 'Анна',
        middleName: 'Сергеевна',
        position: 'директор',
        decides: true,
        emails: ['orlova@y.ru'],
      },
      { label: 'Приёмная', phones: [{ number: '+74951112244' }] },
    ]);
    expect((await table.act('manager', id, 'undoing')).body.counts).toEqual({ undone: 2, error: 1 });
    expect((await as('manager').get(`/clients/${client.id}`)).body.contacts).toMatchObject([
      { middleName: null, position: null, decides: false },
    ]);
  });
});
