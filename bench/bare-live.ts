import type { ServerResponse } from 'node:http';
import pg from 'pg';

export const channel = 'bare_live';
export const told = `select pg_notify('${channel}', $1)`;

/** The open pages of the bare server: one connection that LISTENs, and a line to as many streams as the message says. */
export async function openPages(url: string): Promise<{ join: (response: ServerResponse) => void }> {
  const pages = new Set<ServerResponse>();
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  await listener.query(`listen ${channel}`);
  listener.on('notification', ({ payload = '{}' }) => {
    const { id, to } = JSON.parse(payload) as { id: number; to: number };
    const line = `event: message\ndata: ${JSON.stringify({ kind: 'order', id })}\n\n`;
    let left = to;
    for (const page of pages) if (left-- > 0) page.write(line);
  });
  return {
    join(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': open\n\n');
      pages.add(response);
      response.once('close', () => pages.delete(response));
    },
  };
}
