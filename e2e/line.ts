import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A line to the product that can be slow, cut and mended; a browser throttles only what it shows, not what it sends. */
export type Line = {
  url: string;
  /** So many bytes a second from the browser, over all connections; null is as fast as it goes. */
  slow: (bytesASecond: number | null) => void;
  cut: () => void;
  mend: () => void;
  close: () => Promise<void>;
};

const PART = 16 * 1024;

export async function openLine(to: string): Promise<Line> {
  const port = Number(new URL(to).port);
  const open = new Set<Socket>();
  let speed: number | null = null;
  let isCut = false;
  /** When the bytes promised so far will have gone. */
  let free = 0;
  const turn = async (bytes: number) => {
    if (speed === null) return;
    free = Math.max(free, Date.now()) + (bytes / speed) * 1000;
    await sleep(free - Date.now());
  };
  const forward = async (from: Socket, into: Socket) => {
    for await (const chunk of from as AsyncIterable<Buffer>)
      for (let at = 0; at < chunk.length; at += PART) {
        const part = chunk.subarray(at, at + PART);
        await turn(part.length);
        if (into.destroyed) return;
        if (!into.write(part)) await Promise.race([once(into, 'drain'), once(into, 'close')]);
      }
    into.end();
  };
  const server = createServer((browser) => {
    if (isCut) return browser.destroy();
    const product = connect({ port, host: 'localhost' });
    for (const [socket, other] of [
      [browser, product],
      [product, browser],
    ] as const) {
      open.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    product.pipe(browser);
    forward(browser, product).catch(() => product.destroy());
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    slow(bytesASecond) {
      speed = bytesASecond;
      free = 0;
    },
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
