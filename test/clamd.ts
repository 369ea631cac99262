import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** What the test's daemon takes for a virus; no scanner in the world knows it. */
export const testSignature = 'VIZIR-TEST-SIGNATURE-c0ffee';

/** A daemon that speaks INSTREAM of clamd over a real socket: finds the test signature, and looks at `limit` bytes at most. */
export async function startClamd(limit: number) {
  const server = createServer((socket) => {
    let bytes: Buffer = Buffer.alloc(0);
    const say = (text: string) => socket.end(`${text}\0`);
    socket.on('error', () => {});
    socket.on('data', (part: Buffer) => {
      bytes = Buffer.concat([bytes, part]);
      const pieces = piecesIn(bytes.subarray('zINSTREAM\0'.length));
      if (pieces.content.length > limit) say('INSTREAM size limit exceeded. ERROR');
      else if (pieces.isWhole)
        say(pieces.content.includes(testSignature) ? 'stream: Vizir.Test FOUND' : 'stream: OK');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { at: { host: '127.0.0.1', port }, close: () => new Promise((done) => server.close(done)) };
}

function piecesIn(bytes: Buffer): { content: Buffer; isWhole: boolean } {
  const pieces: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return { content: Buffer.concat(pieces), isWhole: true };
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { content: Buffer.concat(pieces), isWhole: false };
}
