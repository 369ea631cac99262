import { seeded } from '#domain/values/seeded.ts';
import type { Answer } from '#test/app.ts';
import type { Name } from '#test/world.ts';
import { chooseCall, someoneFor, usefulAct } from './choose.ts';
import { compare, compareCard, Fault } from './compare.ts';
import type { Ground, Start } from './ground.ts';
import type { Call } from './model/calls.ts';
import { type Model, type ModelOrder, orderAt } from './model/model.ts';
import { type Prediction, predict } from './model/predict.ts';
import { learn } from './model/predict-files.ts';
import { type Request, requestOf } from './model/requests.ts';
import { type Rows, readRows } from './rows.ts';
import { difference } from './told.ts';

/** One walk: the product and the model go side by side; after each call everything both know is compared. */
export type Walk = {
  ground: Ground;
  start: Start;
  model: Model;
  /** The orders as the journal alone tells them. */
  told: readonly ModelOrder[];
  rows: Rows;
  journal: number;
  /** Calls under a key that were accepted, to be sent again. */
  keyed: Keyed[];
  calls: Call[];
  seen: Record<string, number>;
};
type Keyed = { as: string; key: string; request: Request; answer: Answer };

const NO_FACTS = { departments: {}, employees: {} };

export async function beginWalk(ground: Ground, start: Start): Promise<Walk> {
  const { model } = start;
  const { rows: last } = await lastJournal(ground);
  const walk: Walk = {
    ground,
    start,
    model,
    told: model.orders,
    rows: { orders: [], contracts: [], journal: [], jobs: [], counts: {} },
    journal: last,
    keyed: [],
    calls: [],
    seen: {},
  };
  walk.rows = await read(walk);
  return walk;
}

async function lastJournal({ stage }: Ground): Promise<{ rows: number }> {
  const { id } = await stage.ownerDb
    .selectFrom('journal')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirstOrThrow();
  return { rows: id ?? 0 };
}

/** Brings each order to some step of its process, then calls at random; every call is checked. */
export async function walkAtRandom(walk: Walk, seed: number): Promise<void> {
  const random = seeded(seed);
  for (const [index, { def }] of walk.model.orders.entries()) {
    const goal = random.pick([0, 0, ...def.steps.keys(), def.steps.length]);
    for (let n = 0; n < 80 && placeOf(orderAt(walk.model, index)) < goal; n++) {
      const act = usefulAct(random, walk.model, index);
      if (!act) break;
      const as = someoneFor(random, walk.model, index, act);
      if (as === null) break;
      await step(walk, { as, order: index, act, saw: 'now', key: null }, 'rows');
    }
  }
  const length = random.int(5, 30);
  for (let n = 0; n < length; n++)
    await step(walk, chooseCall(random, walk.model, walk.keyed.length, walk.calls.length));
}

const placeOf = ({ def, state }: ModelOrder): number =>
  state.archivedAt ? def.steps.length : def.steps.findIndex(({ key }) => key === state.currentStep);

/** The same calls again, as far as they still make sense. */
export async function walkAgain(walk: Walk, calls: readonly Call[]): Promise<void> {
  for (const call of calls) {
    const { act } = call;
    const isRepeat = act.type === 'repeat' || act.type === 'misuse';
    if (!isRepeat || act.ago <= walk.keyed.length) await step(walk, call);
  }
}

/** One call, and everything that must hold after it. */
export async function step(
  walk: Walk,
  call: Call,
  look: 'rows' | 'rows and card' = 'rows and card',
): Promise<void> {
  walk.calls.push(call);
  const at = walk.ground.tick();
  const { act } = call;
  if (act.type === 'repeat' || act.type === 'misuse') return again(walk, act);
  const prediction = predict(walk.model, call, at);
  const request = requestOf(walk.model, call, NO_FACTS);
  const answer = await send(walk, call.as, request, call.key);
  count(walk, `${act.type} ${answer.status < 300 ? 'accepted' : 'refused'}`);
  const accepted = judge(prediction, answer);
  if (accepted) walk.model = learned(accepted.after, call, answer);
  if (accepted && call.key) walk.keyed.push({ as: call.as, key: call.key, request, answer });
  const before = walk.rows;
  walk.rows = await read(walk);
  compare(walk, before, accepted?.events ?? [], accepted !== null, call.key !== null, isOfTwo(call));
  if (look === 'rows and card') await compareCard(walk, call.order);
}

/** May the act be two of the engine's, a return and a signature, each with its version? */
const isOfTwo = ({ act }: Call): boolean => act.type === 'replaceExpert' || act.type === 'changeMany';

/** Does the answer say what the model said? null where both refuse. */
function judge(prediction: Prediction, { status, body }: Answer): Extract<Prediction, { ok: true }> | null {
  const said = `${status} ${JSON.stringify(body)?.slice(0, 600)}`;
  if (status >= 500) throw new Fault(`the product failed: ${said}`);
  const accepted = status < 300;
  if (accepted && !prediction.ok)
    throw new Fault(`accepted, but ${prediction.codes.join(' or ')} was due: ${said}`);
  if (accepted && prediction.ok) {
    const told = prediction.says && {
      done: body.done,
      leftOut: body.leftOut.map((one: { order: { id: number } }) => one.order.id),
    };
    const unsaid = difference(told, prediction.says, 'answer');
    if (unsaid) throw new Fault(`the answer does not say what was done: ${unsaid}`);
    return prediction;
  }
  const codes = prediction.ok ? prediction.unless : prediction.codes;
  if (!codes.includes(body?.code)) {
    const due = prediction.ok ? 'it was to be accepted' : `${codes.join(' or ')} was due`;
    throw new Fault(`refused by ${body?.code}, but ${due}: ${said}`);
  }
  return null;
}

/** Numbers that only the product could give. */
function learned(model: Model, { act, order }: Call, { body }: Answer): Model {
  if (act.type === 'addFile') return learn(model, order, body.id);
  if (act.type !== 'enterAbsence') return model;
  const away = model.company.away.map((one) => (one.id === 0 ? { ...one, id: body.id as number } : one));
  return { ...model, company: { ...model.company, away } };
}

/** A retry is answered as before and does nothing; the key with another body is refused. */
async function again(walk: Walk, { type, ago }: { type: 'repeat' | 'misuse'; ago: number }): Promise<void> {
  const kept = walk.keyed.at(-ago);
  if (!kept) return;
  const { as, key, request, answer } = kept;
  const spoilt = Buffer.isBuffer(request.body)
    ? Buffer.from('другое')
    : { ...(request.body as object), version: 9999 };
  const isOther = type === 'misuse' && request.body !== undefined;
  const other = isOther ? { ...request, body: spoilt } : request;
  const repeated = await send(walk, as, other, key);
  count(walk, `${isOther ? 'misuse' : 'repeat'} ${repeated.status < 300 ? 'accepted' : 'refused'}`);
  const before = walk.rows;
  walk.rows = await read(walk);
  compare(walk, before, [], false, false);
  if (!isOther && repeated.status !== answer.status)
    throw new Fault(`the retry was answered ${repeated.status}, the first time ${answer.status}`);
  const found = isOther ? null : difference(repeated.body, answer.body);
  if (found) throw new Fault(`the retry was answered otherwise: ${found}`);
  if (isOther && repeated.status < 300) throw new Fault('a key taken for another request was answered');
}

function send(walk: Walk, as: string, { method, path, body }: Request, key: string | null): Promise<Answer> {
  const client = walk.ground.stage.as(as as Name);
  const headers: Record<string, string> =
    key === null ? {} : { 'idempotency-key': `${walk.model.orders[0]?.state.id}-${key}` };
  if (Buffer.isBuffer(body)) return client.upload(path, body, headers);
  if (method === 'DELETE') return client.delete(path, headers);
  return method === 'PUT' ? client.put(path, body, headers) : client.post(path, body, headers);
}

const read = ({ ground, model, journal }: Walk): Promise<Rows> =>
  readRows(
    ground.stage,
    { orders: model.orders.map(({ state }) => state.id), contracts: model.contracts.map(({ id }) => id) },
    { journal },
  );

const count = (walk: Walk, what: string): void => {
  walk.seen[what] = (walk.seen[what] ?? 0) + 1;
};
