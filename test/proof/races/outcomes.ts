import { announce } from '#domain/process/announce.ts';
import type { OrderEvent } from '#domain/process/events.ts';
import type { Answer } from '#test/app.ts';
import { brokenNow } from '../walks/invariants.ts';
import { type Call, inWords, withVersion } from '../walks/model/calls.ts';
import { actorOf } from '../walks/model/company.ts';
import { type LoggedEvent, type Model, orderAt, shownVersion } from '../walks/model/model.ts';
import { type Prediction, predict } from '../walks/model/predict.ts';
import { requestOf } from '../walks/model/requests.ts';
import type { JournalRow, OrderRows, Rows } from '../walks/rows.ts';
import { readRows } from '../walks/rows.ts';
import { expertiseRules } from '../walks/rules.ts';
import { difference, rowsOfModel } from '../walks/told.ts';
import { type Arena, send } from './arena.ts';

/** What came of calls made at once. */
export type Race = { answers: readonly Answer[]; rows: Rows };

/** Starts the calls in their order, each some turns of the loop after the one before, and waits for all. */
export async function race(
  arena: Arena,
  model: Model,
  calls: readonly Call[],
  turns: () => number,
): Promise<Race> {
  const { ownerDb } = arena.stage;
  const { id: journal } = await ownerDb
    .selectFrom('journal')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirstOrThrow();
  arena.tick();
  const requests = calls.map((call) => requestOf(model, call, arena.facts));
  const running: Promise<Answer>[] = [];
  for (const [index, request] of requests.entries()) {
    running.push(send(arena, calls[index]!.as, request, calls[index]!.key ?? undefined));
    for (let n = turns(); n > 0; n--) await new Promise(setImmediate);
  }
  const answers = await Promise.all(running);
  const of = {
    orders: model.orders.map(({ state }) => state.id),
    contracts: model.contracts.map(({ id }) => id),
  };
  return { answers, rows: await readRows(arena.stage, of, { journal: journal ?? 0 }) };
}

type Sequential = { said: (readonly string[] | null)[]; after: Model; events: LoggedEvent[]; told: number };

/** What comes of the calls one after another, in this order; `said` is by the place of the call in the race. */
function oneAfterAnother(
  model: Model,
  calls: readonly Call[],
  order: readonly number[],
  at: string,
): Sequential {
  let [after, told] = [model, 0];
  const said: Sequential['said'] = calls.map(() => null);
  const events: LoggedEvent[] = [];
  for (const place of order) {
    const call = calls[place]!;
    const prediction: Prediction = predict(after, overtaken(call, model, after), at);
    if (!prediction.ok) {
      said[place] = prediction.codes;
      continue;
    }
    after = prediction.after;
    events.push(...prediction.events);
    if (prediction.events.some((event) => isTold(model, event))) told += 1;
  }
  return { said, after, events, told };
}

const isTold = (model: Model, event: LoggedEvent): boolean =>
  event.type !== 'managerAssigned' && announce(orderAt(model, 0).def, event as OrderEvent) !== null;

/** The call was made upon what its person saw before the race; what has moved since, they saw before. */
function overtaken(call: Call, before: Model, now: Model): Call {
  const { act } = call;
  const [was, is] = [orderAt(before, 0), orderAt(now, 0)];
  if (act.type === 'editContract') {
    const moved = before.contracts[act.contract]?.version !== now.contracts[act.contract]?.version;
    return moved ? { ...call, saw: 'before' } : call;
  }
  if (act.type === 'setField' && act.seen === 'now') {
    const moved = was.state.fields[act.key]?.version !== is.state.fields[act.key]?.version;
    return moved ? { ...call, act: { ...act, seen: 'before' } } : call;
  }
  const [then, today] = [actorOf(before.company, call.as), actorOf(now.company, call.as)];
  if (!withVersion.has(act.type) || !then || !today) return call;
  return shownVersion(before, was, then) === shownVersion(now, is, today) ? call : { ...call, saw: 'before' };
}

/** The place in the race of the call that came first, or what is wrong with all sequential readings of it. */
export function readingOf(
  arena: Arena,
  model: Model,
  calls: readonly Call[],
  { answers, rows }: Race,
): number {
  const orders = calls.map((_, place) =>
    [place, ...calls.keys()].filter((one, at, all) => all.indexOf(one) === at),
  );
  const wrong: string[] = [];
  for (const order of orders) {
    const should = oneAfterAnother(model, calls, order, arena.now());
    const found = unlike(should, answers, rows);
    if (found === null) return order[0] ?? 0;
    wrong.push(`  ${order.map((place) => calls[place]?.act.type).join(', then ')}: ${found}`);
  }
  const said = answers.map(({ status, body }, n) => `  ${inWords(calls[n]!)}: ${status} ${body?.code ?? ''}`);
  throw new Error(`no sequence gives this outcome\n${[...said, ...wrong].join('\n')}`);
}

function unlike(should: Sequential, answers: readonly Answer[], rows: Rows): string | null {
  for (const [place, codes] of should.said.entries()) {
    const { status, body } = answers[place]!;
    const isTaken = status < 300;
    if (isTaken !== (codes === null))
      return `call ${place} was ${isTaken ? 'taken' : `refused by ${body?.code}`}`;
    if (codes && !codes.includes(body?.code))
      return `call ${place} was refused by ${body?.code}, not ${codes.join(' or ')}`;
  }
  const stands = { orders: rows.orders.map(withoutFileIds), contracts: rows.contracts };
  const model = rowsOfModel(should.after);
  const tables = difference(stands, { ...model, orders: model.orders.map(withoutFileIds) }, 'tables');
  if (tables) return tables;
  const acts = rows.journal.filter(({ version }: JournalRow) => version !== null);
  const kinds = difference(
    acts.map(({ kind }) => kind),
    should.events.map(({ type }) => type),
    'journal',
  );
  if (kinds) return kinds;
  return rows.jobs.length === should.told ? null : `${rows.jobs.length} jobs, not ${should.told}`;
}

/** The numbers of files are the database's own. */
const withoutFileIds = (order: OrderRows): OrderRows => ({
  ...order,
  files: order.files.map((file) => ({ ...file, id: 0 })).sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
});

/** What the specification says of the order after the race, whatever the engine thinks of it. */
export const brokenAfter = ({ stage }: Arena, { rows }: Race): string[] =>
  rows.orders.flatMap((order) => brokenNow(expertiseRules(stage.world), order, rows.contracts));
