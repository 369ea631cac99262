import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import { bar, isFull, seed } from '#test/proof/bar.ts';
import { tables } from '#test/table.ts';
import type { Name } from '#test/world.ts';
import { buildWithout, buildWorld, hiddenWords } from './build.ts';
import { compare } from './compare.ts';
import type { Hand } from './hand.ts';
import { planOf } from './plan.ts';
import { asksFor } from './requests.ts';
import type { Deed } from './writes.ts';

/**
 * S2, by importing: a table that names what its reader may not know of (orders of others by their titles, sums of contracts) is judged
 * row by row as where that is not there, in the check, in the run, and when it is mended and taken back.
 */

const number = seed(1);
const plan = planOf(number, bar(9, 18));
const importers: readonly Name[] = isFull
  ? ['otherManager', 'manager', 'colleague', 'regionManager', 'headOfSales']
  : ['otherManager'];
const HOURS = 3_600_000;

type Known = { title: string; client: string; contract: string; amount: string }[];
/** What an outsider could guess, word for word: of every order of the whole world. */
async function allThereIs({ stage }: Hand): Promise<Known> {
  const admin = stage.as('admin');
  const { items } = (await admin.get('/orders?any=true&limit=200')).body;
  return Promise.all(
    items.map(async ({ id }: { id: number }) => {
      const order = (await admin.get(`/orders/${id}`)).body;
      const contract = (await admin.get(`/contracts/${order.contract.id}`)).body;
      return {
        title: order.title,
        client: order.client.name,
        contract: contract.number,
        amount: contract.money.amount,
      };
    }),
  );
}

type Kind = Parameters<ReturnType<typeof tables>['read']>[1];
type Table = { kind: Kind; onMatch: string; rows: (known: Known) => string[][] };
const orderHeader = ['Название заказа', 'Клиент', 'Номер договора', 'Статус'];
const contractHeader = ['Номер договора', 'Клиент', 'Сумма', 'Дата'];
const guesses: readonly Table[] = [
  ...['skip', 'fill'].map(
    (onMatch): Table => ({
      kind: 'orders',
      onMatch,
      rows: (known) => [
        orderHeader,
        ...known.map(({ title, client }) => [title, client, '', '']),
        ...known.map(({ title, client, contract }) => [`${title}!`, client, contract, 'Подтверждён']),
      ],
    }),
  ),
  ...['overwrite', 'fill', 'skip', 'create'].map(
    (onMatch): Table => ({
      kind: 'contracts',
      onMatch,
      rows: (known) => [
        contractHeader,
        // the sum that stands, and one beside it
        ...known.map(({ client, contract, amount }) => [contract, client, amount, '']),
        ...known.map(({ client, contract }) => [contract, client, '1,00', '05.09.2020']),
      ],
    }),
  ),
  {
    kind: 'clients',
    onMatch: 'fill',
    rows: (known) => [
      ['Компания', 'Адрес', 'Контактное лицо'],
      ...known.map(({ client }) => [client, 'Тверь', 'Приёмная']),
    ],
  },
  {
    kind: 'contacts',
    onMatch: 'skip',
    rows: (known) => [['ФИО', 'Клиент'], ...known.map(({ client }) => ['Приёмная', client])],
  },
];

/** One table from its reading to its taking back; every answer on the way is compared. */
function deedsOf({ kind, onMatch, rows }: Table, n: number, known: Known): Deed[] {
  const key = `import.${n}`;
  const step = (
    what: string,
    send: (hand: Hand, as: Name, id: number) => ReturnType<Deed['sendTo']>,
  ): Deed => ({
    route: `${kind} ${onMatch}, ${what}`,
    sendTo: (hand, as) => send(hand, as, hand.idOf(key) ?? 0),
  });
  const shown = (what: string): Deed[] => [
    step(`${what}, the import`, (hand, as, id) => hand.stage.as(as).get(`/imports/${id}`)),
    step(`${what}, its rows`, (hand, as, id) => hand.stage.as(as).get(`/imports/${id}/rows?limit=200`)),
  ];
  const act = (what: 'check' | 'run' | 'undoing'): Deed[] => [
    step(what, (hand, as, id) => tables(hand.stage).act(as, id, what)),
    ...shown(what),
  ];
  return [
    step('read', async (hand, as) => {
      const answer = await tables(hand.stage).read(as, kind, rows(known));
      hand.made(key, answer.body.id);
      return answer;
    }),
    step('settings', (hand, as, id) => tables(hand.stage).settings(as, id, { onMatch })),
    ...act('check'),
    ...[2, 3, known.length + 2].map((row) =>
      step(`row ${row} mended`, async (hand, as, id) => {
        const cells = rows(known)[row - 1] ?? [];
        return hand.stage.as(as).put(`/imports/${id}/rows/${row}`, { cells });
      }),
    ),
    ...act('run'),
    ...act('undoing'),
  ];
}

describe('a table of guesses', () => {
  let world: Hand;
  let known: Known;
  beforeAll(async () => {
    world = await buildWorld(plan);
    known = await allThereIs(world);
  }, HOURS);
  afterAll(() => world?.close());

  it.each(importers)(
    'of %s learns nothing',
    async (person) => {
      const without = await buildWithout(plan, person);
      // what one has done, the next would find done
      const whole = person === importers.at(-1) ? world : await buildWorld(plan);
      try {
        const comparison = compare({ person, world: whole, without, hidden: hiddenWords(plan, person) });
        for (const [n, table] of guesses.entries())
          for (const deed of deedsOf(table, n, known)) await comparison.act(deed);
        for (const ask of asksFor(plan, { values: 0, mixtures: 0 }, number)) await comparison.ask(ask);
        // the guesses themselves are what the person said
        const failures = comparison.failures.filter((one) => !one.includes('the hidden word'));
        expect(failures.slice(0, 20)).toEqual([]);
        console.log(`${person}: ${comparison.requests()} requests answered the same in both worlds`);
      } finally {
        await without.close();
        if (whole !== world) await whole.close();
      }
    },
    HOURS,
  );
});

it('what keeps a record is told, and by whom only to who may know', async () => {
  const stage = await openStage();
  try {
    const table = tables(stage);
    const { id } = await table.imported('manager', 'clients', [['Компания'], ['ООО «Общий»']]);
    const [row] = await table.rowsOf('manager', id);
    const clientId = row?.record?.id;
    // an order that its client's manager does not see
    const order = await ok(stage.as('otherManager').post('/orders', { title: 'Осмотр', clientId }));
    expect((await stage.as('manager').get(`/orders/${order.id}`)).status).toBe(404);
    expect((await ok(stage.as('manager').get(`/clients/${clientId}/feed`))).items).toHaveLength(1);
    await table.act('manager', id, 'undoing');
    const [kept] = await table.rowsOf('manager', id);
    expect(kept).toMatchObject({ state: 'kept', problems: [{ field: null }] });
    expect(JSON.stringify(kept)).not.toContain('Смирнов');
  } finally {
    await stage.close();
  }
}, 60_000);
