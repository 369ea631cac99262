import { connect, type Socket } from 'node:net';

/** An open page: tells what each live message is about. */
export function openStream(
  port: number,
  cookie: string,
  onMessage: (about: { kind: string; id: number }) => void,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server closed the stream')));
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
        const [, kind = '', id = '0'] = /^data: \{"kind":"(\w+)"(?:,"id":(\d+))?/.exec(line) ?? [];
        if (kind) onMessage({ kind, id: Number(id) });
      }
    });
  });
}
