import { connect, type Socket } from 'node:net';

/** One request to send. */
export interface Shot {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api`. */
  readonly path: string;
  readonly cookie: string;
  readonly body?: string;
  readonly idempotencyKey?: string;
}

export interface Salvo {
  readonly answers: number;
  readonly seconds: number;
  /** Milliseconds, one per answer. */
  readonly latencies: readonly number[];
  readonly statuses: ReadonlyMap<number, number>;
}

/**
 * Keeps `connections` sockets busy, each with one request at a time, until the time is up or there is nothing left to send.
 * Bare sockets, because the load shares the processors with what it measures: an HTTP client would cost more than the bare server.
 */
export async function press(
  port: number,
  next: () => Shot | null,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Salvo> {
  const latencies: number[] = [];
  const statuses = new Map<number, number>();
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const line = await openLine(port);
      for (let shot = next(); shot && performance.now() < end; shot = next()) {
        const sent = performance.now();
        const { status } = await line.send(shot);
        latencies.push(performance.now() - sent);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      line.close();
    }),
  );
  return { answers: latencies.length, seconds: (performance.now() - started) / 1000, latencies, statuses };
}

export interface Line {
  send(shot: Shot): Promise<{ status: number; body: Buffer }>;
  close(): void;
}

/** One kept-alive connection. */
export async function openLine(port: number): Promise<Line> {
  const socket = await opened(port);
  let waiting:
    | { resolve: (answer: { status: number; body: Buffer }) => void; reject: (error: Error) => void }
    | undefined;
  let chunks: Buffer[] = [];
  let length = 0;
  let head: Head | undefined;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    head ??= headOf(chunks.length === 1 ? chunk : Buffer.concat(chunks));
    if (!head || length < head.to) return;
    const answer = { status: head.status, body: Buffer.concat(chunks).subarray(head.from, head.to) };
    chunks = [];
    length = 0;
    head = undefined;
    waiting?.resolve(answer);
  });
  const fail = (error: Error) => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  return {
    send: (shot) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        if (socket.destroyed) return fail(new Error('the server closed the connection'));
        socket.write(asText(shot, port));
      }),
    close: () => {
      waiting = undefined;
      socket.destroy();
    },
  };
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

export function asText({ method, path, cookie, body, idempotencyKey }: Shot, port: number): string {
  const json =
    body === undefined
      ? ''
      : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  const key = idempotencyKey === undefined ? '' : `idempotency-key: ${idempotencyKey}\r\n`;
  return `${method} /api${path} HTTP/1.1\r\nhost: localhost:${port}\r\ncookie: ${cookie}\r\nx-vizir: 1\r\n${json}${key}\r\n${body ?? ''}`;
}

type Head = { status: number; from: number; to: number };

/** Both servers say how long their answers are; nothing while the head is not whole yet. */
function headOf(received: Buffer): Head | undefined {
  const at = received.indexOf('\r\n\r\n');
  if (at < 0) return undefined;
  const head = received.toString('latin1', 0, at);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined && status !== 204) throw new Error(`an answer without a length:\n${head}`);
  return { status, from: at + 4, to: at + 4 + Number(length ?? 0) };
}
