import { seesEvent } from '#domain/policy/sees.ts';
import type { Definition } from '#domain/process/definition.ts';
import type { OrderEvent } from '#domain/process/events.ts';
import { evolve, newOrder } from '#domain/process/evolve.ts';
import { factsOf, type OrderState, type Stamp } from '#domain/process/order.ts';
import type { Actor, Self } from '#domain/rules/who.ts';
import { type Company, personOf } from './company.ts';

/** Everything the walk may change, beside the product and apart from it. Never changed in place. */
export type Model = {
  company: Company;
  orders: readonly ModelOrder[];
  contracts: readonly ModelContract[];
  clientManager: string;
  /** Ids that values may point at, by dictionary. */
  dictionaries: Readonly<Record<string, readonly number[]>>;
};

export type ModelOrder = {
  def: Definition;
  state: OrderState;
  refusedReason: string | null;
  /** What happened at each version after the first. */
  log: readonly (readonly LoggedEvent[])[];
  /** Every file that ever hung here, binned ones too. */
  files: readonly ModelFile[];
};
export type ModelFile = { id: number; kind: string; sha256: string; by: number; binned: boolean };
/** An event of the engine, or of an act beside it that still moves the version. */
export type LoggedEvent = OrderEvent | { type: 'managerAssigned'; after: number };

export type ModelContract = {
  id: number;
  number: string;
  amount: string | null;
  version: number;
  clientId: number;
  author: number;
};

/** As `create_order` makes it: version 1, nothing filled. */
export function freshOrder(
  def: Definition,
  facts: { id: number; number: string; managerId: number; clientId: number; contract: ModelContract | null },
  at: string,
): ModelOrder {
  const { contract, ...rest } = facts;
  const first = newOrder(def, { ...rest, managerDepartments: [], contract: asAttached(contract) }, at);
  return { def, state: { ...first, version: 1 }, refusedReason: null, log: [], files: [] };
}

export const asAttached = (contract: ModelContract | null) =>
  contract && { id: contract.id, amount: contract.amount };

/** The order with what is true of it elsewhere: the amount of its contract, where its manager sits. */
export function stateOf({ company, contracts }: Model, { state }: ModelOrder): OrderState {
  const contract = contracts.find((one) => one.id === state.contract?.id) ?? null;
  const manager = Object.values(company.people).find((one) => one.id === state.managerId);
  return { ...state, contract: asAttached(contract), managerDepartments: manager?.path ?? [] };
}

export function orderAt(model: Model, index: number): ModelOrder {
  const order = model.orders[index];
  if (!order) throw new Error(`the walk has no order ${index}`);
  return order;
}

/** The order after an act; no events, no act. */
export function afterEvents(order: ModelOrder, events: readonly LoggedEvent[]): ModelOrder {
  if (events.length === 0) return order;
  const after = events.reduce((state, event) => afterOne(order, state, event), order.state);
  const version = order.state.version + 1;
  return { ...order, state: { ...after, version }, log: [...order.log, events] };
}

const afterOne = ({ def }: ModelOrder, state: OrderState, event: LoggedEvent): OrderState =>
  event.type === 'managerAssigned' ? { ...state, managerId: event.after } : evolve(def, state, event);

export const withOrder = (model: Model, index: number, order: ModelOrder): Model => ({
  ...model,
  orders: model.orders.map((one, at) => (at === index ? order : one)),
});

/** The version as this person counts it: one for each act of which they may know something. */
export function shownVersion(
  model: Model,
  order: ModelOrder,
  actor: Actor,
  upTo = order.state.version,
): number {
  if (upTo === 0) return 0;
  const facts = factsOf(order.def, stateOf(model, order));
  const isSeen = (event: LoggedEvent) =>
    seesEvent(actor, order.def, facts, {
      kind: event.type,
      key: 'key' in event ? event.key : undefined,
      fileKind: 'file' in event ? event.file.kind : undefined,
    });
  return 1 + order.log.slice(0, upTo - 1).filter((events) => events.some(isSeen)).length;
}

/** Who acts, as whom, at this moment. */
export function stampOf({ company }: Model, name: string, as: Self, at: string): Stamp {
  const person = personOf(company, name);
  return {
    ...named(person),
    at,
    standingFor: as.employeeId === person.id ? null : stampOfId(company, as.employeeId),
  };
}

export const stampOfId = (company: Company, id: number) => {
  const person = Object.values(company.people).find((one) => one.id === id);
  return person ? named(person) : null;
};

const named = ({ id, name, position }: { id: number; name: string; position: string }) => ({
  employeeId: id,
  name,
  position,
});
