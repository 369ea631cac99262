import { announce } from '#domain/process/announce.ts';
import type { OrderEvent } from '#domain/process/events.ts';
import { cardOf, cardOfModel } from './card.ts';
import { brokenBy } from './invariants.ts';
import { actorOf } from './model/company.ts';
import { type LoggedEvent, orderAt } from './model/model.ts';
import type { Rows } from './rows.ts';
import { difference, foldJournal, rowsOf, rowsOfModel } from './told.ts';
import type { Walk } from './walk.ts';

/** The product did what it may not: the walk ends here. */
export class Fault extends Error {}

/** Rows against the model, against the journal, and against the rules of the specification. */
export function compare(
  walk: Walk,
  before: Rows,
  events: readonly LoggedEvent[],
  accepted: boolean,
  kept: boolean,
  ofTwo = false,
): void {
  const { rows, model } = walk;
  const { orders, contracts } = rows;
  const unlike = difference({ orders, contracts }, rowsOfModel(model), 'tables');
  if (unlike) throw new Fault(`the tables are not what the model says: ${unlike}`);
  const { journal } = rows;
  if (!accepted && (journal.length > 0 || rows.jobs.length > 0 || difference(rows.counts, before.counts)))
    throw new Fault(
      `refused, and something is left behind: ${JSON.stringify([journal, rows.jobs])} ${difference(rows.counts, before.counts)}`,
    );
  if (accepted && kept && rows.counts.idempotency_keys === before.counts.idempotency_keys)
    throw new Fault('accepted under a key, and no answer is kept');
  const ofOrders = journal.filter(({ version }) => version !== null);
  const unsaid = difference(
    ofOrders.map(({ kind }) => kind),
    events.map(({ type }) => type),
    'journal',
  );
  if (unsaid) throw new Fault(`the journal does not tell what happened: ${unsaid}`);
  compareFold(walk, ofOrders);
  compareJobs(walk, ofOrders, events);
  for (const [index, { state }] of model.orders.entries()) {
    const rules = walk.start.rules[index];
    const was = before.orders.find(({ id }) => id === state.id);
    const is = orders.find(({ id }) => id === state.id);
    if (!rules || !was || !is) throw new Fault(`order ${state.id} is not there`);
    const broken = brokenBy(rules, was, is, contracts, ofTwo ? 2 : 1);
    if (broken.length > 0) throw new Fault(`a rule of the specification is broken: ${broken.join('; ')}`);
  }
  walk.journal = journal.at(-1)?.id ?? walk.journal;
}

/** What the journal tells of each order, from its creation on, is what stands. */
function compareFold(walk: Walk, journal: Rows['journal']): void {
  const { company } = walk.model;
  walk.told = walk.told.map((order) => {
    const rows = journal.filter(({ orderId }) => orderId === order.state.id);
    return rows.length > 0 ? foldJournal(company, order, rows) : order;
  });
  for (const order of walk.told) {
    const stands = walk.rows.orders.find(({ id }) => id === order.state.id);
    const unlike = difference(stands, rowsOf(order), 'journal');
    if (unlike) throw new Fault(`the journal tells another order than the tables: ${unlike}`);
  }
}

/** Exactly the events somebody is to be told of are in the outbox, those of each act of the engine in one job. */
function compareJobs(walk: Walk, journal: Rows['journal'], events: readonly LoggedEvent[]): void {
  const isTold = (event: LoggedEvent | undefined, orderId: number | null) => {
    const order = walk.model.orders.find(({ state }) => state.id === orderId);
    return (
      event !== undefined &&
      event.type !== 'managerAssigned' &&
      order &&
      announce(order.def, event as OrderEvent) !== null
    );
  };
  const due = journal.filter(({ orderId }, index) => isTold(events[index], orderId));
  const acts = Map.groupBy(due, ({ orderId, version }) => `${orderId} ${version}`);
  const jobs = walk.rows.jobs.toSorted(([a = 0], [b = 0]) => a - b);
  const unlike = difference(
    jobs,
    [...acts.values()].map((rows) => rows.map(({ id }) => id)),
    'outbox',
  );
  if (unlike) throw new Fault(`the outbox does not hold what happened: ${unlike}`);
}

/** The card as the administrator is shown it. */
export async function compareCard(walk: Walk, index: number): Promise<void> {
  const order = orderAt(walk.model, index);
  const reader = actorOf(walk.model.company, 'admin');
  if (!reader) throw new Error('no administrator');
  const { status, body } = await walk.ground.stage.as('admin').get(`/orders/${order.state.id}`);
  if (status !== 200) throw new Fault(`the card is answered ${status}`);
  const unlike = difference(cardOf(body), cardOfModel(walk.model, order, reader), 'card');
  if (unlike) throw new Fault(`the card is not what the model says: ${unlike}`);
}
