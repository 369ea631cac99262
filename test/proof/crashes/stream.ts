import { get } from 'node:http';

/** An open page of somebody: what the live stream said so far. */
export type Stream = { heard: { event: string; data: unknown }[]; close: () => void };

export function openStream(url: string, token: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const heard: Stream['heard'] = [];
    const asked = get(`${url}/api/live`, { headers: { cookie: `vizir_session=${token}` } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const [, event, data] = /^event: (.+)\ndata: (.+)$/m.exec(block) ?? [];
          if (event && data) heard.push({ event, data: JSON.parse(data) });
        }
      });
      response.on('error', () => {});
      resolve({ heard, close: () => asked.destroy() });
    });
    asked.once('error', reject);
  });
}
