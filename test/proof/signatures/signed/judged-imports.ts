import type { Answer, Client } from '#test/app.ts';
import type { Name } from '#test/world.ts';
import { isFull } from '../../bar.ts';
import type { Judged, Target, Try } from './try.ts';

/** The routes of imports: what a table says of a signed order, of its contract and of its client, each row by its whole way. */
const importers: readonly Name[] = ['manager', 'headOfSales', 'admin'];
const before = 'of a table of which nothing is written yet; what is written is the run’s';

type Table = {
  what: string;
  /** Who goes furthest by this one: alone in the sample, where each try is a dozen requests. */
  by: Name;
  kind: 'clients' | 'contacts' | 'contracts' | 'orders';
  rows: (names: Names) => string[][];
};
type Names = { client: string; contract: string; title: string };

const tables: readonly Table[] = [
  {
    what: 'other terms of its contract',
    by: 'headOfSales',
    kind: 'contracts',
    rows: ({ client, contract }) => [
      ['Номер договора', 'Клиент', 'Дата', 'Сумма'],
      [contract, client, '05.09.2020', '1,00'],
    ],
  },
  {
    what: 'another order of its name, with other values',
    by: 'manager',
    kind: 'orders',
    rows: ({ client, contract, title }) => [
      ['Название заказа', 'Клиент', 'Номер договора', 'Статус', 'Порядок оплаты', 'Вознаграждение'],
      [title, client, contract, 'Подтверждён', 'без аванса', '90000,01'],
    ],
  },
  {
    what: 'its client, with another manager',
    by: 'manager',
    kind: 'clients',
    rows: ({ client }) => [
      ['Компания', 'Адрес', 'Ответственный', 'Контактное лицо'],
      [client, 'Тверь', 'Смирнов И. О.', 'Приёмная'],
    ],
  },
  {
    what: 'a contact of its client',
    by: 'admin',
    kind: 'contacts',
    rows: ({ client }) => [
      ['ФИО', 'Клиент', 'Почта'],
      ['Петров Пётр', client, 'p@example.org'],
    ],
  },
];

const csv = (rows: string[][]): Buffer =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n'));

/** From the file to its last row; what is answered is the import as it then stands, or the first refusal. */
async function imported(who: Client, { stand, work }: Target, { kind, rows }: Table, onMatch: string) {
  const order = await who.get(`/orders/${stand.id}`);
  const { title = 'Экспертиза котла', client, contract } = order.body ?? {};
  const names = { title, client: client?.name ?? 'Ромашка', contract: contract?.number ?? 'РМ-1/26' };
  const read = await who.upload(`/imports?kind=${kind}&name=a.csv`, csv(rows(names)));
  if (read.status !== 201) return read;
  const { id, headerRow, mapping, matchBy } = read.body;
  const act = async (send: () => Promise<Answer>): Promise<Answer> => {
    const answer = await send();
    if (answer.status < 300) await work(id);
    return answer;
  };
  await who.put(`/imports/${id}/settings`, { headerRow, mapping, matchBy, onMatch });
  const checked = await act(() => who.put(`/imports/${id}/check`, {}));
  if (checked.status >= 300) return checked;
  const run = await act(() => who.put(`/imports/${id}/run`, {}));
  return run.status < 300 ? who.get(`/imports/${id}`) : run;
}

/** In the sample upon orders that are ready to be signed once more, or archived. */
const each = (target: Target, send: (who: Client, table: Table, onMatch: string) => Promise<Answer>): Try[] =>
  (isFull || ['filled', 'archived'].includes(target.stand.turn) ? tables : []).flatMap((table) =>
    (isFull ? ['overwrite', 'fill', 'create'] : ['overwrite']).map((onMatch) => ({
      what: `${table.what}, ${onMatch}`,
      by: isFull ? importers : [table.by],
      send: (who) => send(who, table, onMatch),
    })),
  );

export const judgedImports: Record<string, Judged> = {
  'imports.create': before,
  'imports.settings': before,
  'imports.check': before,
  'imports.mend': before,
  'imports.discard': before,
  'imports.stop': 'ends what the run does, and writes nothing',
  'imports.export': 'reads only',
  'imports.run': (target) => each(target, (who, table, onMatch) => imported(who, target, table, onMatch)),
  'imports.undo': (target) =>
    each(target, async (who, table, onMatch) => {
      const done = await imported(who, target, table, onMatch);
      if (done.status >= 300) return done;
      const undone = await who.put(`/imports/${done.body.id}/undoing`, {});
      if (undone.status < 300) await target.work(done.body.id);
      return undone;
    }),
};
