import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CROWD } from './crowd.ts';
import { round } from './measure.ts';
import type { People, Person } from './people.ts';
import { type Line, openLine, type Shot } from './press.ts';
import { openStream } from './stream.ts';

/** Milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}
export interface Told {
  readonly acts: number;
  readonly arrivals: number;
  /** Did not come within five seconds. */
  readonly lost: number;
  /** From the answer to the writer (the commit is just before it) to the message in another's stream. */
  readonly fromAnswer: Spread;
  /** The same from the moment the writer sent the request. */
  readonly fromRequest: Spread;
}
export interface Live {
  readonly streams: number;
  readonly product: Told;
  /** The bare server: a comment, NOTIFY in its transaction, LISTEN, a line to as many streams. */
  readonly bare: Told;
  readonly ratio: Spread;
  /** From the request to the word of a mention in the stream of the one who is mentioned: the worker is on the way. */
  readonly mention: Spread;
}

const ROUNDS = 6;
const ACTS = 50;
const PATIENCE_MS = 5000;

/** A server with an open page of each of the people. */
type Side = {
  port: number;
  /** Of this round: a server does not keep one that is idle. */
  line: Line | null;
  pages: Socket[];
  shot: (id: number, to: number) => Shot;
  /** Moments by person other than the writer, of the act that goes on. */
  heard: Map<number, number>;
  /** Of the one who is mentioned. */
  mentioned: number | null;
  current: number;
  times: { answer: number[]; request: number[]; mention: number[]; acts: number; lost: number };
};

/**
 * Two hundred people with a page open; one of them writes on one order after the other, and mentions somebody. Turn by turn with the bare
 * server in short rounds, so that a noisy neighbour hits both alike.
 */
export async function measureLive(
  ports: { product: number; bare: number },
  people: People,
  orders: readonly number[],
): Promise<Live> {
  const crowd = [...new Set([people.manager, people.director, ...people.everybody])].slice(0, CROWD);
  const { cookie } = people.manager;
  const comment = (more: object) => JSON.stringify({ body: 'Ждём подписанный акт.', ...more });
  const mentions = [people.director.employeeId];
  let next = 0;
  const product = await open(ports.product, crowd, people, (id) => ({
    method: 'POST',
    path: `/orders/${id}/comments`,
    cookie,
    body: comment({ mentions }),
    idempotencyKey: `live-${process.pid}-${next++}`,
  }));
  const bare = await open(ports.bare, crowd, people, (id, to) => ({
    method: 'POST',
    path: `/orders/${id}/told-comments`,
    cookie,
    body: comment({ to: to + 1 }), // the writer's own page as well
  }));
  const audience = new Map<number, number>();
  for (const id of orders) audience.set(id, await audienceOf(product, id));
  for (const id of orders) await act(bare, id, audience.get(id) ?? 0, false);
  for (const side of [product, bare]) {
    side.times = noTimes();
    hangUp(side);
  }
  for (let turn = 0; turn < ROUNDS; turn++)
    for (const side of [product, bare]) {
      for (let n = 0; n < ACTS; n++) {
        const id = orders[n % orders.length] ?? 0;
        await act(side, id, audience.get(id) ?? 0, side === product);
      }
      hangUp(side);
    }
  for (const page of [...product.pages, ...bare.pages]) page.destroy();
  return resultOf(crowd.length, product, bare);
}

function resultOf(streams: number, product: Side, bare: Side): Live {
  const [own, other] = [toldOf(product), toldOf(bare)];
  const ratio = (key: keyof Spread) => round(own.fromRequest[key] / other.fromRequest[key]);
  return {
    streams,
    product: own,
    bare: other,
    ratio: { p50: ratio('p50'), p95: ratio('p95'), p99: ratio('p99') },
    mention: spread(product.times.mention),
  };
}

/** How many others hear of an act on this order: as many as a first one reaches until it is quiet. */
async function audienceOf(side: Side, id: number): Promise<number> {
  await act(side, id, 1, true);
  for (let before = -1; before !== side.heard.size; await sleep(300)) before = side.heard.size;
  return side.heard.size;
}

async function act(side: Side, id: number, audience: number, mentions: boolean): Promise<void> {
  const { heard, times } = side;
  heard.clear();
  side.mentioned = null;
  side.current = id;
  side.line ??= await openLine(side.port);
  const shot = side.shot(id, audience);
  const sent = performance.now();
  const { status } = await side.line.send(shot);
  if (status >= 300) throw new Error(`${shot.path} answers ${status}`);
  const answered = performance.now();
  const isWhole = () => heard.size >= audience && (!mentions || side.mentioned !== null);
  while (!isWhole() && performance.now() - answered < PATIENCE_MS) await sleep(2);
  times.acts += 1;
  times.lost += Math.max(0, audience - heard.size);
  for (const at of heard.values()) {
    times.answer.push(Math.max(0, at - answered));
    times.request.push(at - sent);
  }
  if (side.mentioned !== null) times.mention.push(side.mentioned - sent);
}

function hangUp(side: Side): void {
  side.line?.close();
  side.line = null;
}

async function open(
  port: number,
  crowd: readonly Person[],
  { manager, director }: People,
  shot: Side['shot'],
): Promise<Side> {
  const side: Side = {
    port,
    line: null,
    pages: [],
    shot,
    heard: new Map(),
    mentioned: null,
    current: 0,
    times: noTimes(),
  };
  for (const { employeeId, cookie } of crowd)
    side.pages.push(
      await openStream(port, cookie, ({ kind, id }) => {
        if (kind === 'notification' && employeeId === director.employeeId)
          side.mentioned ??= performance.now();
        const isNews = kind === 'order' && id === side.current && !side.heard.has(employeeId);
        if (isNews && employeeId !== manager.employeeId) side.heard.set(employeeId, performance.now());
      }),
    );
  return side;
}

const noTimes = (): Side['times'] => ({ answer: [], request: [], mention: [], acts: 0, lost: 0 });

const toldOf = ({ times }: Side): Told => ({
  acts: times.acts,
  arrivals: times.request.length,
  lost: times.lost,
  fromAnswer: spread(times.answer),
  fromRequest: spread(times.request),
});

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
