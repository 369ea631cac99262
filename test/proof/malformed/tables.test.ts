import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Seeded, seeded } from '#domain/values/seeded.ts';
import { verifyJournal } from '#server/journal/verify.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import { tables } from '#test/table.ts';
import { bar, seed } from '../bar.ts';
import { hostile } from './values.ts';

/**
 * What stands in a table is as malformed as what comes over the wire, and is judged by a job, where nobody is answered: no cell may stop
 * it, each row comes to something or says in words what is wrong, and whatever was written can be taken back.
 */
const TABLES = bar(3, 60);
const ROWS = 40;
const number = seed(20_261_124);
const random: Seeded = seeded(number);

let stage: Stage;
let table: ReturnType<typeof tables>;
let client: string;
beforeAll(async () => {
  stage = await openStage();
  table = tables(stage);
  client = 'ООО «Ромашка»';
  await ok(stage.as('manager').post('/clients', { name: client, inn: '7707083893' }));
});
afterAll(() => stage.close());

/** Of the values that belong nowhere those that a cell can hold, and what people type into tables. */
const strange: readonly string[] = [
  ...hostile
    .map((one) => one())
    .filter((one): one is string => typeof one === 'string' && one.length < 1000)
    // with these it is no table
    .filter((one) => one.isWellFormed() && !one.includes('\0')),
  'Ж'.repeat(20_000),
  '=HYPERLINK("http://x")',
  '=1+1',
  '+7 (495) 123-45-67 доб. 12; 8 800 555 35 35',
  '@SUM(A1)',
  '#ЗНАЧ!',
  '7707083893/770701001',
  '770708389З',
  '05.09.2026',
  '31.02.2026',
  '2026-09-05T00:00:00',
  '46270',
  '1 234 567,89 ₽',
  '-1',
  '1e400',
  '½',
  'да',
  'Подтверждён',
  'отказ',
  'Иванова А. С.',
  'manager@example.org',
  'выставка',
  'a@b.ru,;c@d.ru',
  'ЯЯЯ@ЯЯЯ.рф',
  'ООО «»',
  '«»',
  'ООО',
  '—',
  '.',
  '0',
  '‮обратно',
  'a\r\nb\tc',
  '"',
  '""";',
];

const usual: Record<string, string[]> = {
  clients: [
    'Компания',
    'ИНН',
    'КПП',
    'Адрес',
    'Телефон',
    'Почта',
    'Сайт',
    'Источник',
    'Ответственный',
    'Контактное лицо',
    'Почта контакта',
    'Комментарий',
  ],
  contacts: ['ФИО', 'Клиент', 'Имя', 'Отчество', 'Должность', 'Телефон', 'Почта', 'Заметки', 'ЛПР'],
  contracts: ['Номер договора', 'Клиент', 'ИНН', 'Дата', 'Сумма', 'Комментарий'],
  orders: [
    'Название заказа',
    'Клиент',
    'Номер договора',
    'Менеджер',
    'Статус',
    'Порядок оплаты',
    'Вознаграждение',
    'Сумма субподрядчика',
  ],
};
/** Enough is right in most rows that the strange cell is the one that decides. */
const right = (title: string, n: number): string =>
  ({
    Компания: `Клиент ${number}-${n}`,
    Клиент: client,
    'Номер договора': '',
    'Название заказа': `Заказ ${n}`,
    ФИО: `Петров Пётр ${n}`,
  })[title] ?? '';

function rowsOf(kind: string): string[][] {
  const header = usual[kind] ?? [];
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const share = random.int(0, 3);
    return header.map((title) => {
      const isContract = kind === 'contracts' && title === 'Номер договора';
      if (random.int(1, 8) <= share) return random.pick(strange);
      return isContract ? `Д-${number}-${random.int(1, 60)}` : right(title, n);
    });
  });
  return [header, ...rows];
}

const decided = ['created', 'updated', 'skipped', 'error', 'skip', 'leftOut', 'undone', 'kept'];

describe(`tables of strange cells (seed ${number})`, { timeout: bar(300_000, 3_600_000) }, () => {
  it.each(Object.keys(usual) as Parameters<typeof table.read>[1][])('of %s', async (kind) => {
    const counted: Record<string, number> = {};
    for (let n = 0; n < TABLES; n++) {
      const as = random.pick(['manager', 'headOfSales', 'admin'] as const);
      const read = await table.read(as, kind, rowsOf(kind));
      expect(read.status, JSON.stringify(read.body)).toBe(201);
      const { id, matchesOf } = read.body;
      const change = {
        onMatch: random.pick(['skip', 'fill', 'overwrite', 'create']),
        unknownChoice: random.pick(['error', 'leaveEmpty']),
        matchBy: matchesOf.filter(() => random.int(1, 3) > 1),
      };
      await ok(table.settings(as, id, change));
      await ok(stage.as(as).put(`/imports/${id}/check`, {}));
      expect(await table.work(id)).toEqual([]);
      await mendSome(as, id, kind);
      const run = await stage.as(as).put(`/imports/${id}/run`, {});
      expect([200, 409]).toContain(run.status);
      expect(await table.work(id)).toEqual([]);
      await expectDecided(as, id, counted);
      const undo = await stage.as(as).put(`/imports/${id}/undoing`, {});
      expect([200, 409]).toContain(undo.status);
      expect(await table.work(id)).toEqual([]);
      await expectDecided(as, id, {});
    }
    console.info(`strange tables of ${kind}: ${JSON.stringify(counted)}`);
    expect(counted.created, 'some are right all the same').toBeGreaterThan(0);
    expect(counted.error).toBeGreaterThan(0);
  });

  it('and the journal tells what stands', async () => {
    const { dataDir } = stage.deps.config;
    const { findings } = await verifyJournal(stage.ownerDb, 'k'.repeat(43), dataDir);
    // nobody seals here
    expect(findings.filter(({ what }) => what !== 'row_unsealed')).toEqual([]);
  });
});

async function mendSome(as: 'manager' | 'headOfSales' | 'admin', id: number, kind: string): Promise<void> {
  const wrong = (await table.rowsOf(as, id, 'error')).slice(0, 3);
  for (const { n } of wrong) {
    const [, cells = []] = rowsOf(kind);
    const answer = await stage.as(as).put(`/imports/${id}/rows/${n}`, { cells });
    expect([200, 400], JSON.stringify(answer.body)).toContain(answer.status);
  }
}

/** Every row has come to something; what is wrong is said in words, and none was given up as one that could not be done. */
async function expectDecided(
  as: 'manager' | 'headOfSales' | 'admin',
  id: number,
  counted: Record<string, number>,
): Promise<void> {
  const rows = await table.rowsOf(as, id);
  for (const { n, state, problems } of rows) {
    counted[state] = (counted[state] ?? 0) + 1;
    expect(decided, `row ${n}`).toContain(state);
    const messages = problems.map(({ message }) => message);
    if (state === 'error' || state === 'kept') expect(messages, `row ${n}`).not.toEqual([]);
    for (const message of messages)
      expect(message).not.toMatch(/загрузить не получилось|undefined|null|\{|^import_/);
  }
}
