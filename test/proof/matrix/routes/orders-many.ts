import { readXlsx } from '#test/xlsx.ts';
import { type Cell, equal, exactly, firstOf, type Sentences, sentence } from '../cell.ts';
import type { OrderFacts, Season, Who } from '../facts.ts';
import type { Gallery } from '../gallery/gallery.ts';
import * as acts from '../oracle/order-acts.ts';
import { any, heads, isDirector, isHeadOfSales } from '../oracle/people.ts';
import { examines, seesMoney, seesOrder } from '../oracle/sees.ts';
import { done, type Verdict } from '../verdict.ts';

/** Many orders at once: «One gate on the server serves every way in: page, board drag, bulk action, import, API.» */
const reason = 'причина длиннее десяти знаков';
const atWork: Season = { name: 'everybody at work', vacant: [] };

/** Whoever is refused by themselves is refused among others; whoever is not, is not. Of an order unseen not a word. */
function ofMany(
  what: string,
  body: (gallery: Gallery) => object,
  verdictOf: (who: Who, order: OrderFacts, gallery: Gallery) => Verdict | null,
): (gallery: Gallery) => Cell {
  return (gallery) => ({
    on: `all orders at once: ${what}`,
    path: '/order-bulk-changes',
    body: () => ({ ...body(gallery), ids: gallery.facts.orders.map(({ id }) => id) }),
    verdict: () => done,
    parts: (answer, who) => {
      const left = (answer.body.leftOut as { order: { id: number } }[]).map((one) => one.order.id);
      const unseen = left.filter(
        (id) => !gallery.facts.orders.some((order) => order.id === id && seesOrder(who, order)),
      );
      return firstOf(
        exactly('unseen', unseen, []),
        ...gallery.facts.orders
          .filter((order) => seesOrder(who, order))
          .map((order) => {
            const verdict = verdictOf(who, order, gallery);
            if (verdict === null || !['done', 'refused', 'state'].includes(verdict.is)) return null;
            return equal(`${order.label} is left out`, left.includes(order.id), verdict.is !== 'done');
          }),
      );
    },
  });
}

const many = [
  ofMany(
    'another manager',
    ({ cast }) => ({ act: 'setManager', managerId: cast.ids.colleague }),
    (who, order, { cast }) => (order.managerId === cast.ids.colleague ? null : acts.reassign(who, order)),
  ),
  ofMany(
    'to the archive',
    () => ({ act: 'archive' }),
    (who, order) => acts.sign(who, order, 'archive', atWork),
  ),
  ofMany(
    'another expert',
    ({ cast }) => ({ act: 'setExpert', expertId: cast.ids.otherExpert, reason }),
    // whose turn the director's is depends on the season
    (who, order, { cast }) =>
      any(who, isDirector) ? null : acts.replaceExpert(who, order, cast.ids.otherExpert, atWork),
  ),
];

export const manyOrders: Sentences = {
  'orders.choices': sentence(() => [
    {
      on: 'what orders are filtered by',
      path: '/order-choices',
      verdict: () => done,
      parts: ({ body }, who) =>
        firstOf(
          equal('may give away', body.acts.includes('setManager'), any(who, isHeadOfSales)),
          equal('may name experts', body.acts.includes('setExpert'), any(who, heads('expertise'))),
        ),
    },
  ]),
  'orders.counts': sentence(({ facts }) => [
    {
      on: 'counts of the ready views, and of the orders of each client',
      path: `/order-counts?views=${encodeURIComponent(facts.orders.map(({ client }) => `any=true&clientId=${client.id}`).join('|'))}`,
      verdict: () => done,
      parts: ({ body }, who) => {
        const mine = facts.orders.filter((order) => seesOrder(who, order));
        const counted = (wanted: readonly OrderFacts[]) => Math.min(wanted.length, 100);
        return firstOf(
          equal('all', body.quick.all, counted(mine.filter(({ archived }) => !archived))),
          equal('archive', body.quick.archive, counted(mine.filter(({ archived }) => archived))),
          ...(body.views as number[]).map((got, n) =>
            equal(
              `of the client of ${facts.orders[n]?.label}`,
              got,
              counted(mine.filter(({ client }) => client === facts.orders[n]?.client)),
            ),
          ),
        );
      },
    },
  ]),
  'orders.export': sentence(({ facts }) => [
    {
      on: 'all orders',
      path: '/order-exports',
      body: () => ({ filter: { any: 'true' }, columns: ['number', 'amount'] }),
      verdict: () => done,
      parts: ({ raw }, who) => {
        const rows = readXlsx(raw.rawPayload).rows.slice(1);
        const mine = facts.orders.filter((order) => seesOrder(who, order));
        return firstOf(
          exactly(
            'orders',
            rows.map(([number]) => number?.value),
            mine.map(({ number }) => number),
          ),
          ...mine.map((order) => {
            const shown = rows.find(([number]) => number?.value === order.number)?.[1]?.value ?? '';
            const wanted = seesMoney(who, order) && order.contract?.amount ? order.contract.amount : null;
            return equal(`has the amount of ${order.label}`, shown !== '', wanted !== null);
          }),
        );
      },
    },
  ]),
  'orders.changeMany': sentence((gallery) => many.map((make) => make(gallery))),
  'orders.replaceExpert': sentence((gallery) =>
    gallery.facts.orders.map(
      (order): Cell => ({
        on: `order ${order.label}`,
        path: `/orders/${order.id}/expert`,
        body: (version) => ({ version, expertId: gallery.cast.ids.otherExpert, reason }),
        versionAt: `/orders/${order.id}`,
        sees: (who) => seesOrder(who, order),
        isEdge: (who) => examines(who, order),
        verdict: (who, season) => acts.replaceExpert(who, order, gallery.cast.ids.otherExpert, season),
      }),
    ),
  ),
};
