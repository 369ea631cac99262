import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** One act of one person, as their browser sends it. */
export type Act = {
  token: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under `/api`. */
  path: string;
  body?: unknown;
  bytes?: Buffer;
};

export type Reply = {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by the proofs that read them
  body: any;
  headers: NodeJS.Dict<string | string[]>;
};

/** No answer at all: what became of the act is unknown, unless the connection was `refused`. */
export class Unanswered extends Error {
  readonly refused: boolean;
  constructor(cause: NodeJS.ErrnoException) {
    super(cause.message);
    this.refused = cause.code === 'ECONNREFUSED';
  }
}
/** An answer that began and did not end: nobody may ever get one. */
export class BrokenReply extends Error {}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends once, over real HTTP. */
export function send(base: string, act: Act, headers: Record<string, string> = {}): Promise<Reply> {
  const payload = act.bytes ?? (act.body === undefined ? undefined : Buffer.from(JSON.stringify(act.body)));
  const type = act.bytes ? 'application/octet-stream' : 'application/json';
  return new Promise((resolve, reject) => {
    const asked = request(`${base}/api${act.path}`, {
      agent,
      method: act.method,
      headers: {
        'x-vizir': '1',
        cookie: `vizir_session=${act.token}`,
        ...(payload ? { 'content-type': type, 'content-length': String(payload.length) } : {}),
        ...headers,
      },
    });
    asked.once('error', (error) => reject(new Unanswered(error)));
    asked.once('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', (error) => reject(new BrokenReply(error.message)));
      response.once('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        const isJson = String(response.headers['content-type'] ?? '').includes('json') && text !== '';
        resolve({
          status: response.statusCode ?? 0,
          body: isJson ? JSON.parse(text) : text,
          headers: response.headers,
        });
      });
    });
    asked.end(payload);
  });
}

export type Acked = Reply & { key: string; tries: number };

/** What was met on the way to the answers of many acts. */
export type Met = {
  /** Nobody listened: the act was not taken. */
  refused: number;
  /** Taken, perhaps, and never answered. */
  unanswered: number;
  /** Done, and its answer was never sent: the retry found it done already. */
  unheard: number;
  unavailable: number;
  broken: number;
  faults: string[];
};
export const nothingMet = (): Met => ({
  refused: 0,
  unanswered: 0,
  unheard: 0,
  unavailable: 0,
  broken: 0,
  faults: [],
});

/**
 * As a careful client does: the same Idempotency-Key until there is an answer, whatever dies meanwhile. A 503 without
 * Retry-After and every other 5xx is noted as a fault.
 */
export async function act(base: () => string, what: Act, met: Met = nothingMet()): Promise<Acked> {
  const key = randomUUID();
  const end = Date.now() + 120_000;
  let last = '';
  let wasUnanswered = false;
  for (let tries = 1; Date.now() < end; tries++) {
    const reply = await send(base(), what, { 'idempotency-key': key }).catch((error: Error) => error);
    if (reply instanceof Error) {
      if (reply instanceof BrokenReply) met.broken += 1;
      else if (reply instanceof Unanswered && reply.refused) met.refused += 1;
      else {
        met.unanswered += 1;
        wasUnanswered = true;
      }
    } else if (reply.status === 503 || reply.status === 429) {
      met.unavailable += 1;
      last = JSON.stringify(reply.body);
      if (reply.headers['retry-after'] === undefined)
        met.faults.push(`${what.path}: 503 without Retry-After`);
    } else {
      if (reply.status < 500) {
        if (wasUnanswered && reply.headers['idempotency-replayed'] === 'true') met.unheard += 1;
        return { ...reply, key, tries };
      }
      met.faults.push(`${what.method} ${what.path}: ${reply.status} ${reply.body?.code}`);
      last = JSON.stringify(reply.body);
    }
    await sleep(150); // a pause of politeness; what is waited for is the answer
  }
  throw new Error(`no answer within two minutes: ${what.method} ${what.path} ${last}`);
}

/** Asks until it holds; the bound is a failure, not a measure. */
export async function until<T>(
  what: string,
  seconds: number,
  ask: () => Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await ask();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(25);
  }
}
