import { type Cell, equal, exactly, firstOf, type Sentences, sentence } from '../cell.ts';
import type { OrderFacts } from '../facts.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { examines, seesComment, seesDocumentOf, seesMoney, seesOrder } from '../oracle/sees.ts';
import { done } from '../verdict.ts';

/** Reading orders: section 4, «Who sees an order», «Who sees a comment». */
const ofOrder = (order: OrderFacts, path: string, what = ''): Cell => ({
  on: `order ${order.label}${what}`,
  path: `/orders/${order.id}${path}`,
  sees: (who) => seesOrder(who, order),
  isEdge: (who) => examines(who, order),
  verdict: () => done,
});
const each = (make: (order: OrderFacts, gallery: Gallery) => Cell) =>
  sentence((gallery) => gallery.facts.orders.map((order) => make(order, gallery)));

type Row = { id: number; number: string };
const idsOf = (items: Row[]): number[] => items.map(({ id }) => id);

export const orderReading: Sentences = {
  'orders.get': each((order, { tokens }) => ({
    ...ofOrder(order, ''),
    parts: ({ body, raw }, who) => {
      const shown = tokens.in(raw.body);
      const money = seesMoney(who, order);
      return firstOf(
        equal('seesMoney', body.seesMoney, money),
        ...order.openTokens.map((token) => equal(`has ${token}`, shown.has(token), true)),
        ...order.moneyTokens.map((token) => equal(`has money ${token}`, shown.has(token), money)),
        order.contract?.amount
          ? equal('has the amount of the contract', shown.has(order.contract.amount), money)
          : null,
      );
    },
  })),
  'orders.feed': each((order, { facts, tokens }) => ({
    ...ofOrder(order, '/feed?limit=200'),
    parts: ({ raw }, who) => {
      const shown = tokens.in(raw.body);
      // «Every order shows its manager and its contract's comments»
      const here = facts.comments.filter(({ on }) =>
        'order' in on ? on.order === order : 'contract' in on && on.contract === order.contract,
      );
      return exactly(
        'comments',
        here.filter(({ token }) => shown.has(token)).map(({ token }) => token),
        here.filter((comment) => seesComment(who, comment, facts)).map(({ token }) => token),
      );
    },
  })),
  'orders.signOff': each((order) => ofOrder(order, '/sign-off')),
  'orders.mentionable': each((order) => ofOrder(order, '/mentionable')),
  'orders.muted': each((order) => ofOrder(order, '/mute')),
  'orders.documents': each((order, { facts }) => ({
    ...ofOrder(order, '/documents'),
    parts: ({ body }, who) => {
      const wanted = facts.documents.filter(
        (document) =>
          (document.order === order ||
            (document.contract !== null && document.contract === order.contract)) &&
          seesDocumentOf(who, order, document, facts),
      );
      return exactly(
        'documents',
        idsOf(body.items),
        wanted.map(({ id }) => id),
      );
    },
  })),
  'orders.list': sentence(({ facts }) => [
    {
      on: 'all orders',
      path: '/orders?any=true&limit=200',
      verdict: () => done,
      parts: ({ body }, who) => {
        const mine = facts.orders.filter((order) => seesOrder(who, order));
        return firstOf(
          exactly(
            'orders',
            idsOf(body.items),
            mine.map(({ id }) => id),
          ),
          ...body.items.map((row: Row & { amount?: string }) => {
            const order = facts.orders.find(({ id }) => id === row.id);
            return order === undefined
              ? null
              : equal(`amount on ${order.label}`, 'amount' in row, seesMoney(who, order));
          }),
        );
      },
    },
    ...['mine', 'waitingForMe', 'overdue', 'archived'].map(
      (filter): Cell => ({
        on: `orders by ${filter}`,
        path: `/orders?${filter}=true&limit=200`,
        verdict: () => done,
      }),
    ),
    ...facts.orders.map(
      (order): Cell => ({
        on: `search for order ${order.label}`,
        path: `/orders?any=true&search=${encodeURIComponent(order.number)}`,
        verdict: () => done,
        parts: ({ body }, who) => equal('found', idsOf(body.items).includes(order.id), seesOrder(who, order)),
      }),
    ),
    ...facts.orders.map(
      (order): Cell => ({
        on: `orders of the client of ${order.label}`,
        path: `/orders?any=true&clientId=${order.client.id}`,
        verdict: () => done,
        parts: ({ body }, who) =>
          exactly(
            'orders',
            idsOf(body.items),
            facts.orders.filter((it) => it.client === order.client && seesOrder(who, it)).map(({ id }) => id),
          ),
      }),
    ),
  ]),
  'orders.board': sentence(({ facts }) => [
    {
      on: 'the whole board',
      path: '/order-board?any=true',
      verdict: () => done,
      parts: ({ body }, who) => {
        const columns = body.columns as { items: Row[]; more: boolean }[];
        const got = columns.flatMap(({ items }) => idsOf(items));
        const mine = facts.orders.filter((order) => seesOrder(who, order)).map(({ id }) => id);
        return columns.some(({ more }) => more) ? null : exactly('orders', got, mine);
      },
    },
  ]),
  'orders.experts': sentence(() => [
    { on: 'experts to choose from', path: '/order-experts?department=expertise', verdict: () => done },
  ]),
  'home.get': sentence(() => [{ on: 'home', path: '/home', verdict: () => done }]),
  'search.find': sentence(({ facts }) => [
    ...facts.orders.map(
      (order): Cell => ({
        on: `search for order ${order.label}`,
        path: `/search?q=${encodeURIComponent(order.number)}`,
        verdict: () => done,
        parts: ({ body }, who) =>
          equal('found', hits(body, 'order').includes(order.id), seesOrder(who, order)),
      }),
    ),
  ]),
};

export const hits = (body: { groups: { type: string; items: Row[] }[] }, type: string): number[] =>
  body.groups.filter((group) => group.type === type).flatMap(({ items }) => idsOf(items));
