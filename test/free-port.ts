import { createServer } from 'node:net';

/** Below the ports a system gives out by itself, from which other servers of a run take theirs at the same moment. */
const FIRST = 20_000;
const COUNT = 10_000;
let tried = 0;

/** A port of 127.0.0.1 that nobody listens on; two processes begin to look in different places, and none comes twice. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + ((process.pid * 37 + tried) % COUNT);
    tried += 1;
    if (await isFree(port)) return port;
    if (tried >= COUNT) throw new Error('no port is free');
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
