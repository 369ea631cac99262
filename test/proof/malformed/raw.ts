import { connect } from 'node:net';
import type { Reply } from './conform.ts';

/** What came back over one connection: the first answer, whether a second followed it, or that it was only closed. */
export type Heard = { reply: Reply | null; more: string };

/** How long the server may keep a connection that it was told to close, before the proof gives up. */
const PATIENCE_MS = 20_000;

/** Sends bytes as they are, hangs up after them where asked, and reads until the server closes. */
export function sendRaw(port: number, bytes: Buffer | string, hangUp = false): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes);
      if (hangUp) socket.end();
    });
    socket.setTimeout(PATIENCE_MS, () => {
      socket.destroy();
      reject(
        new Error(`kept open: ${JSON.stringify(Buffer.concat(parts).toString('latin1').slice(0, 200))}`),
      );
    });
    socket.on('data', (part: Buffer) => parts.push(part));
    // the server may hang up while we still speak
    socket.on('error', () => {});
    socket.on('close', () => resolve(heardIn(Buffer.concat(parts))));
  });
}

function heardIn(bytes: Buffer): Heard {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return { reply: null, more: bytes.toString('latin1') };
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.split(':')[0]?.toLowerCase() ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  );
  const rest = bytes.subarray(end + 4);
  const length = Number(headers['content-length'] ?? rest.length);
  return {
    reply: { status: Number(first.split(' ')[1]), headers, text: rest.subarray(0, length).toString('utf8') },
    more: rest.subarray(length).toString('latin1'),
  };
}
