import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bar, isFull } from '../bar.ts';
import { type Act, act, type Reply, send, until } from './http.ts';
import { type Bench, type Operation, openBench } from './operations.ts';
import { asksCommit, type Cut, type Message } from './proxy.ts';

/**
 * R2, R3, R5: the connection to the database is cut at every message of every key operation, in either direction, before the
 * message is passed on and after. The app answers 503, or a success it can stand by; the retry under the same
 * Idempotency-Key gives the one right answer; what stands is exactly one application.
 */
const STRIDE = bar(20, 1);
const names = ['set a mark', 'sign a resolution', 'enter a payment', 'create an order', 'upload a document'];

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

const found = (name: string): Operation => {
  const operation = bench.operations.find((one) => one.name === name);
  if (!operation) throw new Error(name);
  return operation;
};
const undo = async (operation: Operation): Promise<void> => {
  if (!operation.undo) return;
  const { status } = await act(() => bench.url, operation.undo());
  expect(status, `undo: ${operation.name}`).toBe(200);
};

/** One application of everything there is: what a single clean run adds, and what it says to the database meanwhile. */
type Clean = { status: number; adds: Record<string, number>; messages: Message[] };

async function cleanRun(operation: Operation): Promise<Clean> {
  await bench.proxy.dropAll();
  const what = await operation.act();
  const before = await bench.measure();
  bench.proxy.arm(null);
  const { status } = await send(bench.url, what, { 'idempotency-key': randomUUID() });
  const { messages } = bench.proxy.disarm();
  const adds = difference(before, await bench.measure());
  await undo(operation);
  return { status, adds, messages };
}

const difference = (before: Record<string, number>, after: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(after).map(([key, value]) => [key, value - (before[key] ?? 0)]));

/** Every place in full; in the sample each twentieth, and all around the commit, where the outcome is unknown. */
function placesIn(messages: readonly Message[]): Cut[] {
  const commit = messages.findIndex(asksCommit) + 1;
  const places = messages.map((_, index) => index + 1);
  return places
    .filter((at) => isFull || at % STRIDE === 1 || Math.abs(at - commit) <= 2)
    .flatMap((at): Cut[] => [
      { at, side: 'before' },
      { at, side: 'after' },
    ]);
}

/** The first answer, or the one to the first retry that got one. */
async function retried(what: Act, key: string): Promise<Reply> {
  return until('an answer to the retry', 20, async () => {
    const reply = await send(bench.url, what, { 'idempotency-key': key });
    return reply.status !== 503 && reply;
  });
}

async function faultsOfCut(operation: Operation, clean: Clean, cut: Cut): Promise<string[]> {
  const place = `${operation.name}, ${cut.side} message ${cut.at} of ${clean.messages.length}`;
  const what = await operation.act();
  const before = await bench.measure();
  const key = randomUUID();
  const first = await reachedBy(what, key, cut);
  if (first === null) return [`${place}: never reached`];
  const answer = await retried(what, key);
  const again = await send(bench.url, what, { 'idempotency-key': key });
  const adds = difference(before, await bench.measure());
  await undo(operation);
  const faults: string[] = [];
  if (first.status !== 503 && first.status !== clean.status)
    faults.push(`answered ${first.status} ${first.body?.code}`);
  if (first.status === 503 && first.headers['retry-after'] === undefined)
    faults.push('503 without Retry-After');
  if (answer.status !== clean.status) faults.push(`the retry: ${answer.status} ${answer.body?.code}`);
  if (first.status === clean.status && !same(first, answer)) faults.push('the retry answers something else');
  if (!same(answer, again) || again.headers['idempotency-replayed'] !== 'true') faults.push('no replay');
  if (!same(adds, clean.adds))
    faults.push(`adds ${JSON.stringify(adds)}, once is ${JSON.stringify(clean.adds)}`);
  const { sha256 } = answer.body;
  if (sha256 && !(await bench.hasFile(sha256))) faults.push('the document has no file');
  return faults.map((fault) => `${place}: ${fault}`);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(bodyOf(a)) === JSON.stringify(bodyOf(b));
const bodyOf = (reply: unknown): unknown =>
  reply !== null && typeof reply === 'object' && 'body' in reply ? reply.body : reply;

/** The act, cut. A connection that died while idle may be handed out first: then the place was not reached, and it is tried anew. */
async function reachedBy(what: Act, key: string, cut: Cut): Promise<Reply | null> {
  for (let tries = 0; tries < 5; tries++) {
    await bench.proxy.dropAll();
    bench.proxy.arm(cut);
    const reply = await send(bench.url, what, { 'idempotency-key': key });
    if (bench.proxy.disarm().isCut) return reply;
    if (reply.status !== 503) return null;
  }
  return null;
}

describe('the connection cut', () => {
  it.each(names)(
    '%s: one answer, one application, wherever',
    async (name) => {
      const operation = found(name);
      const clean = await cleanRun(operation);
      expect(clean.status).toBeLessThan(300);
      expect(clean.adds.keys).toBe(1);
      const faults: string[] = [];
      for (const cut of placesIn(clean.messages)) faults.push(...(await faultsOfCut(operation, clean, cut)));
      expect(faults).toEqual([]);
    },
    3_600_000,
  );
});

describe('the same request while the first one commits', () => {
  it.each(names)('%s: both are answered alike, and it stands once', async (name) => {
    const operation = found(name);
    const { status, adds } = await cleanRun(operation);
    const what = await operation.act();
    const before = await bench.measure();
    const key = randomUUID();
    const { reached, release } = bench.proxy.hold(asksCommit);
    const first = send(bench.url, what, { 'idempotency-key': key });
    await reached;
    const second = retried(what, key);
    await until('the second waits for the first', 20, bench.isWaiting);
    release();
    const answers = await Promise.all([first, second]);
    expect(answers.map((one) => one.status)).toEqual([status, status]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(difference(before, await bench.measure())).toEqual(adds);
    await undo(operation);
  });
});
