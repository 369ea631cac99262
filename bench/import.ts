import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { People } from './people.ts';

const ROWS = 20_000;

/** Seconds from the choice of the file: read, checked, written, taken back. */
type Stages = { read: number; check: number; run: number; undo: number };
export interface Imported {
  readonly rows: number;
  /** Clients with a contact each; a contract of each; an order of each, confirmed and with a field, through the gate. */
  readonly kinds: Readonly<Record<'clients' | 'contracts' | 'orders', Stages>>;
  /** The clients by one plain insert each in one transaction, as the owner: seconds. */
  readonly bare: number;
}

/** Tables of 20 000 rows as a manager imports them: through the routes, by the worker. */
export async function measureImport(admin: pg.Client, port: number, people: People): Promise<Imported> {
  const rows = Array.from({ length: ROWS }, (_, n) => [
    `ООО «Ввоз ${n}»`,
    innOf(n),
    `Город ${n % 500}, улица ${n}`,
    `8495${String(1_000_000 + n)}`,
    `office${n}@import.example`,
    'Петров Пётр',
    'инженер',
  ]);
  const head = ['Компания', 'ИНН', 'Адрес', 'Телефон', 'Почта', 'Контактное лицо', 'Должность'];
  const ask = async (method: string, path: string, body?: string, type = 'application/json') => {
    const answer = await fetch(`http://127.0.0.1:${port}/api${path}`, {
      method,
      headers: {
        cookie: people.manager.cookie,
        'x-vizir': '1',
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: number; state: string };
  };
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await work();
    return Math.round((performance.now() - began) / 100) / 10;
  };
  const work = async (id: number, word: string, until: string) => {
    await ask('PUT', `/imports/${id}/${word}`, '{}');
    while ((await ask('GET', `/imports/${id}`)).state !== until) await sleep(200);
  };
  const brought = async (kind: string, table: readonly string[][]) => {
    const file = table.map((cells) => cells.join(';')).join('\r\n');
    let id = 0;
    const read = await timed(async () => {
      const path = `/imports?kind=${kind}&name=${encodeURIComponent('ввоз.csv')}`;
      id = (await ask('POST', path, file, 'application/octet-stream')).id;
    });
    const check = await timed(() => work(id, 'check', 'checked'));
    const run = await timed(() => work(id, 'run', 'done'));
    return { id, read, check, run, undo: 0 };
  };
  const clients = await brought('clients', [head, ...rows]);
  const contracts = await brought('contracts', [
    ['Номер договора', 'ИНН', 'Сумма'],
    ...rows.map(([, inn = ''], n) => [`В-${n}/26`, inn, '300 000,00']),
  ]);
  const orders = await brought('orders', [
    ['Название заказа', 'ИНН', 'Номер договора', 'Статус', 'Вознаграждение'],
    ...rows.map(([, inn = ''], n) => [
      `Обследование ${n}`,
      inn,
      `В-${n}/26`,
      'Подтверждён клиентом',
      '150 000,00',
    ]),
  ]);
  for (const one of [orders, contracts, clients])
    one.undo = await timed(() => work(one.id, 'undoing', 'undone'));
  const bare = await timed(() => plainly(admin, rows, people.manager.employeeId));
  return { rows: ROWS, bare, kinds: { clients, contracts, orders } };
}

async function plainly(admin: pg.Client, rows: readonly string[][], by: number): Promise<void> {
  await admin.query('begin');
  for (const [name, inn, address, phone, email, contact, position] of rows) {
    const { rows: made } = await admin.query({
      name: 'bench import client',
      text: `insert into clients (name, name_normal, inn, address, phones, emails, manager_id, created_by)
        values ($1, lower($1), $2, $3, jsonb_build_array(jsonb_build_object('number', $4::text, 'extension', null)), array[$5], $6, $6) returning id`,
      values: [name, inn, address, `+7${phone?.slice(1)}`, email, by],
    });
    await admin.query({
      name: 'bench import contact',
      text: 'insert into contacts (client_id, last_name, position, is_main, created_by) values ($1, $2, $3, true, $4)',
      values: [made[0].id, contact, position, by],
    });
  }
  await admin.query('rollback');
}

/** Of a company, with its control digit. */
function innOf(n: number): string {
  const digits = [...String(660_000_000 + n)].map(Number);
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = digits.reduce((total, digit, at) => total + digit * (weights[at] ?? 0), 0);
  return `${digits.join('')}${(sum % 11) % 10}`;
}
