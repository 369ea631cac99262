import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '#api/all.ts';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import { orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { type Counted, openCounter } from './counter.ts';

/** performance.md: beside BEGIN and COMMIT; the session and the rights included. */
const most = { read: 2, write: 5, sign: 8 };

let stage: Stage;
let count: (work: () => Promise<unknown>) => Promise<Counted>;
let order: { id: number; clientId: number; contractId: number };
let documentId: number;

const as = (name: Name) => stage.as(name);

beforeAll(async () => {
  stage = await openStage();
  count = await openCounter(stage.database);
  order = await orderPath(stage).at('payment');
  const added = await as('manager').upload(
    `/contracts/${order.contractId}/documents?name=a.txt&kind=other`,
    Buffer.from('текст'),
  );
  documentId = added.body.id;
}, 60_000);
afterAll(() => stage.close());

describe('a read takes two statements at most, the session included', () => {
  const reads = allRoutes.filter(
    (it) => it.method === 'GET' && it.response !== 'events' && it.id !== 'setup.status',
  );
  const searches = [
    '/clients?search=ромашка',
    '/clients?search=hjvfirf',
    '/clients?search=ромошка',
    '/clients?search=нетникого',
    '/contracts?search=рм-1',
    '/contracts?search=hv-1',
    '/orders?search=ромашка',
    '/search?q=hjvfirf',
    '/search?q=ромошка',
  ];
  it.each([...reads.map((it) => it.path), ...searches])('%s', async (shape) => {
    const ask = async () => {
      const { status, body } = await as(askedBy(shape)).get(placed(shape));
      expect(status, JSON.stringify(body)).toBe(200);
    };
    // definitions and names are read once per process
    await ask();
    const counted = await count(ask);
    expect(counted.count, said(counted)).toBeLessThanOrEqual(most.read);
  });
});

describe('a write takes five at most, a signature eight', () => {
  let n = 0;
  const once = () => ({ 'idempotency-key': `key-${n++}` });
  const onOrder = (rest: string) => `/orders/${order.id}/${rest}`;
  const writes: Record<string, () => Promise<Answer>> = {
    'a client': () => as('manager').post('/clients', { name: 'АО «Вектор»' }, once()),
    'a client edited': async () => {
      const { body } = await as('manager').get(`/clients/${order.clientId}`);
      return as('manager').put(
        `/clients/${order.clientId}`,
        { name: 'АО «Новое имя»', version: body.version },
        once(),
      );
    },
    'a comment on a client': () =>
      as('manager').post(`/clients/${order.clientId}/comments`, { body: 'Звонил' }, once()),
    'a contract': () =>
      as('manager').post('/contracts', { clientId: order.clientId, number: 'Д-1', amount: '1.00' }, once()),
    'an order': () => {
      const { clientId, contractId } = order;
      return as('manager').post('/orders', { title: 'Осмотр', clientId, contractId }, once());
    },
    'a comment on an order': () =>
      as('manager').post(onOrder('comments'), { body: 'Готово', mentions: [] }, once()),
    'a field': () =>
      as('accountant').put(
        onOrder('fields/legalEntity'),
        { value: stage.world.legalEntityId, seen: null },
        once(),
      ),
    'a mark': () => as('accountant').put(onOrder('marks/actIssued'), {}, once()),
    'a payment': () =>
      as('accountant').post(
        onOrder('payments'),
        { amount: '9.00', paidOn: '2026-11-20', paymentOrderNumber: '7' },
        once(),
      ),
    'the bell': () => as('manager').put('/notifications/seen', {}, once()),
    'a signature': async () => {
      const { body } = await as('headOfAccounting').get(`/orders/${order.id}`);
      return as('headOfAccounting').put(
        onOrder('steps/payment/resolution'),
        { version: body.version },
        once(),
      );
    },
  };
  it.each(Object.entries(writes))('%s', async (what, act) => {
    const readsFirst = what === 'a client edited' || what === 'a signature' ? 2 : 0;
    let answer: Answer | undefined;
    const counted = await count(async () => {
      answer = await act();
    });
    expect(answer?.status, JSON.stringify(answer?.body)).toBeLessThan(300);
    const bound = what === 'a signature' ? most.sign : most.write;
    expect(counted.count - readsFirst, said(counted)).toBeLessThanOrEqual(bound);
  });
});

/** Who may read it: the administrator's pages are his. */
const askedBy = (shape: string): Name =>
  /^\/(journal|visibility-groups|employees\/:id\/hand-over|process-definitions)/.test(shape)
    ? 'admin'
    : 'manager';

function placed(shape: string): string {
  const ids: [RegExp, string | number][] = [
    [/^\/(orders)\/:id/, order.id],
    [/^\/(clients)\/:id/, order.clientId],
    [/^\/(contracts)\/:id/, order.contractId],
    [/^\/(documents)\/:id/, documentId],
    [/^\/(employees)\/:id/, stage.world.ids.expert],
    [/^\/(process-definitions)\/:id/, stage.world.definitionId],
    [/^\/(dictionaries)\/:dictionary/, 'source'],
  ];
  const path = ids.reduce((text, [what, id]) => text.replace(what, `/$1/${id}`), shape);
  const queries: Record<string, string> = { '/search': '?q=ромашка', '/client-duplicates': '?name=ромашка' };
  return encodeURI(`${path}${queries[path] ?? ''}`);
}

const said = ({ statements }: Counted) =>
  statements.map((text) => text.replace(/\s+/g, ' ').slice(0, 160)).join('\n');
