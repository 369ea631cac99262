import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bar, isFull, seed } from '#test/proof/bar.ts';
import { tables } from '#test/table.ts';
import { type Name, names } from '#test/world.ts';
import { readXlsx } from '#test/xlsx.ts';
import { actsOf } from './acts.ts';
import { compare } from './compare.ts';
import { type Hand, openHand } from './hand.ts';
import { type Plan, planOf } from './plan.ts';
import { type Ask, asksFor } from './requests.ts';
import { deedsFor } from './writes.ts';

/**
 * An import that was taken back leaves nothing to be seen, and a table that was only read in is its reader's alone. The same history is
 * written twice, once without any import; every read answers everybody the same in both, and so does every act on what went.
 */

const number = seed(1);
const plan = planOf(number, bar(4, 12));
/** Who reads tables in: told of their own in the bell, in their list, in the journal that the administrator reads. */
const importer: Name = 'regionManager';
const told = /^\/(imports|notifications|journal|home|me)(\?|\/|$)/;
const readers: readonly Name[] = isFull ? names : ['otherManager', 'admin', importer];
const doers: readonly Name[] = isFull ? names.filter((name) => name !== importer) : ['clerk'];
const HOURS = 3_600_000;

/** Words that stand in what went, and nowhere else. */
const word = {
  client: 'синехвостииаа',
  order: 'синехвостииаб',
  contract: 'синехвостииав',
  draft: 'синехвостииаг',
};
const hidden = new Set(Object.values(word));
const INN = '7736050003';

let world: Hand;
let without: Hand;
beforeAll(async () => {
  [world, without] = [await openHand(), await openHand()];
  const acts = actsOf(plan);
  for (const [n, act] of acts.entries()) {
    for (const hand of [world, without]) await act.do(hand, act.word);
    if (n === Math.floor(acts.length / 3)) await bring(world);
    if (n === Math.floor((2 * acts.length) / 3)) await takeBack(world);
    for (const hand of [world, without]) await hand.announce();
  }
}, HOURS);
afterAll(async () => {
  await world?.close();
  await without?.close();
});

const imports: number[] = [];
/** Clients with contacts, contracts and orders that stand between the others; and two tables of which nothing is written. */
async function bring(hand: Hand): Promise<void> {
  const table = tables(hand.stage);
  const [client, other] = [`ООО «${word.client}»`, `АО «Второй ${word.client}»`];
  const done = async (...of: Parameters<typeof table.imported>) => {
    const { id } = await table.imported(...of);
    imports.push(id);
    return (await table.rowsOf(importer, id))[0]?.record?.id ?? 0;
  };
  hand.made(
    'gone.client',
    await done(importer, 'clients', [
      ['Компания', 'ИНН', 'Контактное лицо', 'Телефон контакта', 'Почта контакта', 'Комментарий'],
      [client, INN, `${word.client} И. И.`, '+7 495 765-43-21', 'gone@example.org', word.client],
      [other, '', 'Приёмная', '', '', ''],
    ]),
  );
  const { contacts } = (await hand.stage.as(importer).get(`/clients/${hand.idOf('gone.client')}`)).body;
  hand.made('gone.client.contact', contacts[0].id);
  hand.made(
    'gone.contract',
    await done(importer, 'contracts', [
      ['Номер договора', 'Клиент', 'Дата', 'Сумма', 'Комментарий'],
      [`${word.contract}/26`, client, '05.09.2026', '170017,17', word.contract],
    ]),
  );
  hand.made(
    'gone.order',
    await done(importer, 'orders', [
      ['Название заказа', 'Клиент', 'Номер договора', 'Статус', 'Порядок оплаты', 'Вознаграждение'],
      [`Обследование ${word.order}`, client, `${word.contract}/26`, 'Подтверждён', word.order, '9000'],
      [`Осмотр ${word.order}`, other, '', '', '', ''],
    ]),
  );
  for (const key of ['draft', 'checked']) {
    const { id } = (await table.read(importer, 'clients', [['Компания'], [word.draft]], `${word.draft}.csv`))
      .body;
    if (key === 'checked') await table.act(importer, id, 'check');
    hand.made(`import.${key}`, id);
  }
}

async function takeBack(hand: Hand): Promise<void> {
  for (const id of [...imports].reverse()) {
    const { body } = await tables(hand.stage).act(importer, id, 'undoing');
    expect(body).toMatchObject({ state: 'undone', kept: 0 });
    hand.made('import.undone', id);
  }
}

/** What went, as if the plan had it: so it is asked for and acted upon in every way that the proof knows. */
const gone: Plan = {
  ...plan,
  clients: [{ key: 'gone.client', manager: importer }],
  contracts: [{ key: 'gone.contract', client: 'gone.client', author: importer }],
  orders: [
    {
      key: 'gone.order',
      client: 'gone.client',
      contract: 'gone.contract',
      manager: importer,
      expert: null,
      goal: 'prospect',
      sentEarly: false,
      refused: false,
      confirmed: true,
      openDocuments: false,
    },
  ],
  imports: ['import.draft', 'import.checked', 'import.undone'],
};

const amount = { values: bar(2, 20), mixtures: bar(1, 10) };
/** Looked for by every word and mark of theirs. */
function searches(): Ask[] {
  const texts = [...hidden, INN, 'gone@example.org', '+7 495 765-43-21', 'Второй', '170017', '9000'];
  const ask = (route: string, path: string): Ask => ({ route, urlIn: () => encodeURI(path) });
  return texts.flatMap((text) => [
    ask('clients.list', `/clients?search=${text}`),
    ask('clients.list', `/clients?archived=true&search=${text}`),
    ask('contracts.list', `/contracts?search=${text}`),
    ask('orders.list', `/orders?any=true&search=${text}`),
    ask('orders.board', `/order-board?any=true&search=${text}`),
    ask('search.find', `/search?q=${text}`),
    ask('clients.duplicates', `/client-duplicates?name=${text}&inn=${INN}`),
    ask('clients.duplicates', `/client-duplicates?phones=%2B74957654321&emails=gone@example.org`),
  ]);
}
/** A number of an order is never given again: by it two worlds may count apart. */
const countsApart = (url: string) => /0003|%D0%97-2026|З-2026/.test(url);

const asks = () =>
  [...asksFor(plan, amount, number), ...asksFor(gone, amount, number), ...searches()].filter(
    ({ urlIn }) => !countsApart(urlIn(without)),
  );

describe('an import taken back, and a table only read in', () => {
  it.each(readers)(
    '%s reads the same as if there had been none',
    async (person) => {
      const comparison = compare({ person, world, without, hidden });
      const knows = person === importer || person === 'admin';
      for (const ask of asks()) if (!knows || !told.test(ask.urlIn(without))) await comparison.ask(ask);
      say(person, comparison);
    },
    HOURS,
  );

  it.each(readers)('%s is given the same files', async (person) => {
    const comparison = compare({ person, world, without, hidden });
    for (const body of [{}, { filter: { search: word.client } }, { columns: ['name', 'orders', 'nextCall'] }])
      await comparison.act({
        route: 'clients.export',
        async sendTo(hand, as) {
          const { status, raw, ...answer } = await hand.stage.as(as).post('/client-exports', body);
          expect(status).toBe(200);
          return { ...answer, status, raw, headers: {}, body: readXlsx(raw.rawPayload).rows };
        },
      });
    for (const [route, path, body] of [
      ['orders.export', '/order-exports', { filter: { any: 'true' } }],
      ['orders.export', '/order-exports', { filter: { search: word.client } }],
      ['reports.exportStanding', '/standing-exports', { groupBy: 'step' }],
      ['reports.exportTerms', '/term-exports', { filter: { state: 'all' } }],
    ] as const)
      await comparison.act({
        route,
        async sendTo(hand, as) {
          const { status, raw, ...answer } = await hand.stage.as(as).post(path, body);
          expect(status).toBe(200);
          return { ...answer, status, raw, headers: {}, body: readXlsx(raw.rawPayload).rows };
        },
      });
    await comparison.act({
      route: 'calendarFeeds.read',
      async sendTo(hand, as) {
        const { url } = await hand.post(as, '/me/calendar-feed');
        const answer = await hand.stage.anonymous.get(new URL(url).pathname.replace('/api', ''));
        const text = answer.raw.body.replace(/\d{8}T\d{6}Z/g, 'a moment').replace(/^UID:.*$/gm, 'UID');
        return { ...answer, headers: {}, body: text.split(/\r?\n/) };
      },
    });
    say(`${person}, files`, comparison);
  });

  it.each(doers)(
    '%s acts upon what went as upon what never was',
    async (person) => {
      // they write the same words anew
      const comparison = compare({ person, world, without, hidden: new Set() });
      for (const deed of deedsFor(gone, bar(2, 6), number)) await comparison.act(deed);
      for (const deed of again(person)) await comparison.act(deed);
      if (person !== 'admin')
        for (const ask of asksFor(plan, { values: 0, mixtures: 0 }, number)) await comparison.ask(ask);
      say(`${person} acts`, comparison);
    },
    HOURS,
  );
});

/** Numbers, names and tax numbers are free again. */
function again(person: Name) {
  const post = (route: string, path: string, body: (hand: Hand) => object) => ({
    route,
    sendTo: async (hand: Hand, as: Name) => {
      const answer = await hand.stage.as(as).post(path, body(hand));
      if (answer.status === 201) hand.made(`again.${route}.${person}`, answer.body.id);
      return answer;
    },
  });
  return [
    post('clients.create', '/clients', () => ({ name: `ООО «${word.client}»`, inn: INN })),
    post('contracts.create', '/contracts', (hand) => ({
      clientId: hand.idOf(`again.clients.create.${person}`) ?? 1,
      number: `${word.contract}/26`,
    })),
    post('orders.create', '/orders', (hand) => ({
      title: `Обследование ${word.order}`,
      clientId: hand.idOf(`again.clients.create.${person}`) ?? 1,
    })),
  ];
}

function say(who: string, { failures, requests }: ReturnType<typeof compare>): void {
  expect(failures.slice(0, 20)).toEqual([]);
  console.log(`${who}: ${requests()} requests answered the same with an import taken back and without`);
}
