import type { Answer, Client, Stage } from '#test/app.ts';
import type { ClientFacts, ContractFacts, Facts, OrderFacts } from '../facts.ts';
import { seesClient, seesContract, seesContractMoney, seesMoney, seesOrder } from '../oracle/sees.ts';
import type { Person } from '../people.ts';
import type { Cast } from './cast.ts';
import type { Tokens } from './tokens.ts';

/** Makes records through HTTP, as the people whose work it is, and notes down what is true of them. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type OrderNotes = Mutable<OrderFacts> & {
  set: Set<string>;
  moneyTokens: string[];
  openTokens: string[];
  formerExpertIds: number[];
  people: { manager: Person; expert: Person };
};
export type MutableFacts = { [K in keyof Facts]: Facts[K][number][] };
export type Workshop = { stage: Stage; cast: Cast; tokens: Tokens; facts: MutableFacts };

export type OrderSpec = {
  label: string;
  manager?: Person;
  expert?: Person;
  client?: ClientFacts;
  /** `none`, `withoutAmount`, another's, or one of its own. */
  contract?: 'none' | 'withoutAmount' | ContractFacts;
  /** Made by the renewal of this archived order. */
  renews?: OrderFacts;
};

export async function makeClient(
  { cast, tokens, facts }: Workshop,
  label: string,
  manager: Person | null,
): Promise<Mutable<ClientFacts>> {
  const token = tokens.word({ of: `client ${label}`, may: (who, all) => seesClient(who, client, all) });
  const name = `ООО «Ромашка ${token}»`;
  const made = await good(
    cast.as('headOfSales').post('/clients', {
      name,
      managerId: manager ? cast.ids[manager] : null,
      contacts: [{ lastName: 'Контактов', firstName: token, isMain: true }],
    }),
  );
  const client: Mutable<ClientFacts> = {
    label,
    id: made.id,
    token,
    name,
    managerId: manager ? cast.ids[manager] : null,
    status: 'active',
    archived: false,
    contactId: made.contacts[0].id,
    contactVersion: made.contacts[0].version,
  };
  facts.clients.push(client);
  return client;
}

export async function makeContract(
  { cast, tokens, facts }: Workshop,
  label: string,
  { client, by, amount = true }: { client: ClientFacts; by: Person; amount?: boolean },
): Promise<Mutable<ContractFacts>> {
  const token = tokens.word({
    of: `number of contract ${label}`,
    may: (who, all) => seesContract(who, contract, all),
  });
  const sum = amount
    ? tokens.sum({
        of: `amount of contract ${label}`,
        may: (who, all) => seesContractMoney(who, contract, all),
      })
    : null;
  const number = `Д-${token}/26`;
  const made = await good(cast.as(by).post('/contracts', { clientId: client.id, number, amount: sum }));
  const contract: Mutable<ContractFacts> = {
    label,
    id: made.id,
    token,
    number,
    amount: sum,
    client,
    authorId: cast.ids[by],
    termsSigned: false,
  };
  facts.contracts.push(contract);
  return contract;
}

export async function makeOrder(shop: Workshop, spec: OrderSpec): Promise<OrderNotes> {
  const { cast, tokens, facts } = shop;
  const { label, manager = 'manager', expert = 'expert' } = spec;
  const client = spec.client ?? (await makeClient(shop, `of ${label}`, manager));
  const contract = await contractFor(shop, spec, client, manager);
  const audience = {
    of: `order ${label}`,
    may: (who: Parameters<typeof seesOrder>[0]) => seesOrder(who, order),
  };
  const token = tokens.word(audience);
  const leads = cast.who(manager, 'everybodyHere').selves[0];
  const body = { title: `Экспертиза ${token}`, clientId: client.id, contractId: contract?.id ?? null };
  const made = spec.renews
    ? await good(cast.as(manager).post(`/orders/${spec.renews.id}/renewal`))
    : await good(cast.as(manager).post('/orders', body));
  if (spec.renews) await good(cast.as(manager).put(`/orders/${made.id}/title`, { title: body.title }));
  const order: OrderNotes = {
    label,
    id: made.id,
    number: made.number,
    token,
    managerId: cast.ids[manager],
    ledFromSales: leads.departments.includes('sales'),
    expertId: null,
    formerExpertIds: [],
    client,
    contract,
    spareContractId: null,
    status: 'prospect',
    everConfirmed: false,
    step: 'terms',
    state: 'active',
    archived: false,
    renewed: false,
    overdue: false,
    set: new Set(),
    payments: 0,
    signedBy: {},
    askedBy: null,
    moneyTokens: [],
    openTokens: [token],
    people: { manager, expert },
  };
  tokens.name(order.number, { of: `number of order ${label}`, may: (who) => seesOrder(who, order) });
  facts.orders.push(order);
  return order;
}

async function contractFor(
  shop: Workshop,
  { contract, label }: OrderSpec,
  client: ClientFacts,
  manager: Person,
): Promise<ContractFacts | null> {
  if (contract === 'none') return null;
  if (typeof contract === 'object') return contract;
  return makeContract(shop, `of ${label}`, { client, by: manager, amount: contract !== 'withoutAmount' });
}

/** One act upon an order. */
export async function act(
  { cast }: Workshop,
  order: OrderNotes,
  as: Person,
  send: (client: Client, path: string) => Promise<Answer>,
): Promise<void> {
  await good(send(cast.as(as), `/orders/${order.id}`));
}

/** The version this person sees: what is hidden from them does not count. */
export const seenVersion = async ({ cast }: Workshop, order: OrderNotes, as: Person): Promise<number> =>
  (await good(cast.as(as).get(`/orders/${order.id}`))).version;

export const moneyWord = ({ tokens }: Workshop, order: OrderNotes, what: string): string => {
  const token = tokens.word({ of: `${what} of ${order.label}`, may: (who) => seesMoney(who, order) });
  order.moneyTokens.push(token);
  return token;
};
export const moneySum = ({ tokens }: Workshop, order: OrderNotes, what: string): string => {
  const token = tokens.sum({
    of: `${what} of ${order.label}`,
    // what was paid under a contract is money of the contract too
    may: (who, all) =>
      seesMoney(who, order) ||
      (what === 'payment' && order.contract !== null && seesContractMoney(who, order.contract, all)),
  });
  order.moneyTokens.push(token);
  return token;
};

/** The body of an answer that must be a success. */
export async function good(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body, raw } = await answer;
  if (status < 300) return body;
  throw new Error(`${raw.raw.req.method} ${raw.raw.req.url}: ${status} ${JSON.stringify(body)}`);
}
