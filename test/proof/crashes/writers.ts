import { randomBytes } from 'node:crypto';
import type { Name, World } from '#test/world.ts';
import type { Ground } from './ground.ts';
import { type Acked, type Act, act, type Met, nothingMet } from './http.ts';

/** What the writers were promised, for holding the product to it afterwards. */
export type Promised = {
  /** Orders walked by one writer alone: how many acts on each were acknowledged. */
  orders: Map<number, { number: string; acts: number }>;
  /** Texts that must stand exactly once each. */
  payments: string[];
  comments: string[];
  documents: { name: string; sha256: string; id: number }[];
  keys: string[];
  met: Met;
  /** Answers that were not what a writer alone on its order must get. */
  surprises: string[];
  acts: number;
};

export type Crowd = { promised: Promised; stop: () => Promise<void> };

/** What a writer works with. */
type Desk = {
  write: (as: Name, method: Act['method'], path: string, body?: unknown, bytes?: Buffer) => Promise<Acked>;
  /** The version an order has for this person, who judges by it. */
  versionFor: (as: Name, id: number) => Promise<number>;
  promised: Promised;
  world: World;
  ground: Ground;
  isOver: () => boolean;
};

/** Most walk orders of their own from the first field to the archive; every fourth works on one order with others. */
export function startWriters(base: () => string, world: World, ground: Ground, many: number): Crowd {
  const promised = nothingPromised();
  let stopped = false;
  const desk: Desk = {
    async write(as, method, path, body, bytes) {
      const what: Act = { token: world.tokens[as], method, path, body, ...(bytes ? { bytes } : {}) };
      const acked = await act(base, what, promised.met);
      if (acked.status < 300) {
        promised.acts += 1;
        promised.keys.push(acked.key);
      } else promised.surprises.push(`${method} ${path}: ${acked.status} ${acked.body?.code}`);
      return acked;
    },
    versionFor: async (as, id) =>
      (await act(base, { token: world.tokens[as], method: 'GET', path: `/orders/${id}` }, promised.met)).body
        .version,
    promised,
    world,
    ground,
    isOver: () => stopped,
  };
  const working = Array.from({ length: many }, (_, n) => (n % 4 === 3 ? shareOrder(desk) : walkOrders(desk)));
  return {
    promised,
    async stop() {
      stopped = true;
      await Promise.all(working);
    },
  };
}

const nothingPromised = (): Promised => ({
  orders: new Map(),
  payments: [],
  comments: [],
  documents: [],
  keys: [],
  met: nothingMet(),
  surprises: [],
  acts: 0,
});

async function shareOrder({ write, promised, ground, isOver }: Desk): Promise<void> {
  const place = `/orders/${ground.sharedOrder}`;
  while (!isOver()) {
    const text = randomBytes(6).toString('hex');
    const body = { amount: '1.00', paidOn: '2026-11-20', paymentOrderNumber: text };
    if ((await write('accountant', 'POST', `${place}/payments`, body)).status === 201)
      promised.payments.push(text);
    const said = await write('manager', 'POST', `${place}/comments`, { body: text, mentions: [] });
    if (said.status === 201) promised.comments.push(text);
  }
}

async function walkOrders(desk: Desk): Promise<void> {
  while (!desk.isOver()) await walkOrder(desk);
}

/** One order; stops between two acts, never within one: whatever was sent gets its answer. */
async function walkOrder({ write, versionFor, promised, world, ground, isOver }: Desk): Promise<void> {
  const { clientId, contractId } = ground;
  const order = { title: 'Экспертиза котла', clientId, contractId };
  const created = await write('manager', 'POST', '/orders', order);
  if (created.status !== 201) return;
  const id: number = created.body.id;
  const mine = { number: String(created.body.number), acts: 1 };
  promised.orders.set(id, mine);
  for (const { as, method, path, versioned, body, bytes } of wayOf(world)) {
    if (isOver()) return;
    const sent = versioned ? { ...body, version: await versionFor(as, id) } : body;
    const { status, body: answer } = await write(as, method, `/orders/${id}${path}`, sent, bytes);
    if (status >= 300) return;
    mine.acts += 1;
    if (bytes) promised.documents.push({ name: answer.name, sha256: answer.sha256, id: answer.id });
  }
}

type Step = {
  as: Name;
  method: Act['method'];
  path: string;
  /** The act says which version it judged by. */
  versioned?: boolean;
  body?: Record<string, unknown>;
  bytes?: Buffer;
};

/** The whole way of an order, one act a line; each makes exactly one version. */
function wayOf(world: World): Step[] {
  const fill = (as: Name, key: string, value: string | number): Step => ({
    as,
    method: 'PUT',
    path: `/fields/${key}`,
    body: { value, seen: null },
  });
  const mark = (as: Name, key: string): Step => ({ as, method: 'PUT', path: `/marks/${key}`, body: {} });
  const ask = (as: Name, step: string): Step => ({
    as,
    method: 'PUT',
    path: `/steps/${step}/request`,
    versioned: true,
  });
  const sign = (as: Name, step: string, body: Record<string, unknown> = {}): Step => ({
    as,
    method: 'PUT',
    path: `/steps/${step}/resolution`,
    versioned: true,
    body,
  });
  const text = randomBytes(6).toString('hex');
  return [
    { as: 'manager', method: 'PUT', path: '/confirmation', versioned: true },
    fill('manager', 'paymentTerms', '50 % аванс'),
    fill('manager', 'remuneration', '90000.00'),
    fill('manager', 'subcontractorAmount', '0.00'),
    ask('manager', 'terms'),
    sign('headOfSales', 'terms'),
    fill('accountant', 'legalEntity', world.legalEntityId),
    {
      as: 'accountant',
      method: 'POST',
      path: '/payments',
      body: { amount: '250000.00', paidOn: '2026-11-20', paymentOrderNumber: text },
    },
    ask('accountant', 'payment'),
    sign('headOfAccounting', 'payment'),
    {
      as: 'manager',
      method: 'POST',
      path: `/documents?name=${text}.doc&kind=termsOfReference`,
      bytes: Buffer.from(text.repeat(200)),
    },
    fill('manager', 'termsOfReference', 'Обследовать котёл'),
    mark('manager', 'termsOfReferenceSent'),
    ask('manager', 'assignment'),
    sign('headOfExpertise', 'assignment', { values: { expert: world.ids.expert } }),
    mark('expert', 'documentsAnalysed'),
    { as: 'expert', method: 'DELETE', path: '/marks/documentsAnalysed' },
    mark('expert', 'documentsAnalysed'),
    mark('expert', 'examinationDone'),
    ask('expert', 'examination'),
    sign('headOfExpertise', 'examination'),
    mark('expert', 'submittedToAuthorities'),
    mark('expert', 'examinationAgreed'),
    mark('expert', 'workDone'),
    ask('expert', 'approval'),
    sign('headOfApproval', 'approval'),
    mark('accountant', 'actIssued'),
    mark('accountant', 'actSigned'),
    mark('accountant', 'contractOriginalReceived'),
    fill('manager', 'issuedOn', '2026-11-24'),
    fill('manager', 'validUntil', 'P3Y'),
    sign('manager', 'archive'),
  ];
}
