import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { round } from './measure.ts';
import type { Operation } from './operations.ts';
import type { People } from './people.ts';
import { openLine } from './press.ts';

export interface Live {
  readonly streams: number;
  readonly writes: number;
  readonly arrivals: number;
  /** Milliseconds from the answer to the writer (the commit is just before it) to the message in another's stream. */
  readonly p50: number;
  readonly p99: number;
  /** The same from the moment the writer sent the request. */
  readonly p99FromRequest: number;
}

const STREAMS = 200;
const WRITES = 150;

/** Two hundred open pages; one person writes on ever other orders, everybody who sees the order is told. */
export async function measureLive(port: number, people: People, operation: Operation): Promise<Live> {
  const arrived = new Map<number, number[]>();
  const streams = await Promise.all(
    Array.from({ length: STREAMS }, (_, at) => {
      const person = people.everybody[at % people.everybody.length];
      return openStream(port, person?.cookie ?? '', (id) => arrived.get(id)?.push(performance.now()));
    }),
  );
  const line = await openLine(port);
  const next = await operation.shots(people.manager, 'manager');
  const fromCommit: number[] = [];
  const fromRequest: number[] = [];
  for (let n = 0; n < WRITES; n++) {
    const shot = next();
    const id = Number(/\/orders\/(\d+)/.exec(shot?.path ?? '')?.[1]);
    if (!shot || !id) break;
    const times: number[] = [];
    arrived.set(id, times);
    const sent = performance.now();
    const { status } = await line.send(shot);
    if (status >= 300) throw new Error(`${shot.path} answers ${status}`);
    const committed = performance.now();
    await quiet(times);
    arrived.delete(id);
    fromCommit.push(...times.map((at) => Math.max(0, at - committed)));
    fromRequest.push(...times.map((at) => at - sent));
  }
  line.close();
  for (const stream of streams) stream.destroy();
  const at = (values: number[], share: number) =>
    round([...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0);
  return {
    streams: STREAMS,
    writes: WRITES,
    arrivals: fromCommit.length,
    p50: at(fromCommit, 0.5),
    p99: at(fromCommit, 0.99),
    p99FromRequest: at(fromRequest, 0.99),
  };
}

/** Until nothing has come for a while after the first: nobody here knows how many see the order. */
async function quiet(times: readonly number[]): Promise<void> {
  const end = performance.now() + 3000;
  while (performance.now() < end) {
    const last = times.at(-1);
    if (last !== undefined && performance.now() - last > 60) return;
    await sleep(5);
  }
}

/** Tells the id of every order that a message is about. */
function openStream(port: number, cookie: string, onOrder: (id: number) => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('error', reject);
    socket.write(
      `GET /api/live HTTP/1.1\r\nhost: localhost:${port}\r\ncookie: ${cookie}\r\nx-vizir: 1\r\n\r\n`,
    );
    let rest = '';
    socket.on('data', (chunk) => {
      rest += chunk.toString('utf8');
      if (rest.includes(': open')) resolve(socket);
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const found = /^data: .*"kind":"order".*"id":(\d+)/.exec(line);
        if (found) onOrder(Number(found[1]));
      }
    });
  });
}
