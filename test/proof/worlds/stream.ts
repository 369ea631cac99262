import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';

/** Without a kind: read everything again. */
export type Said = { kind?: string; id?: number };
/** An open page of somebody, over a real connection. */
export type Stream = {
  said: Said[];
  /** Everything that came over the wire. */
  raw: () => string;
  isOpen: () => boolean;
  close: () => void;
};

export async function listenIn(stage: Stage): Promise<number> {
  await stage.app.listen({ port: 0, host: '127.0.0.1' });
  return (stage.app.server.address() as AddressInfo).port;
}

export function openStream(stage: Stage, port: number, name: Name): Promise<Stream> {
  const said: Said[] = [];
  let raw = '';
  let isOpen = true;
  return new Promise((resolve, reject) => {
    const headers = { cookie: `vizir_session=${stage.world.tokens[name]}` };
    const request = get({ host: '127.0.0.1', port, path: '/api/live', headers }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        raw += text;
        const lines = text.split('\n').filter((line) => line.startsWith('data: '));
        said.push(...lines.map((line) => JSON.parse(line.slice('data: '.length)) as Said));
      });
      response.on('close', () => {
        isOpen = false;
      });
      resolve({ said, raw: () => raw, isOpen: () => isOpen, close: () => request.destroy() });
    });
    request.on('error', (error) => (isOpen ? reject(error) : undefined));
  });
}

/** Polls until it holds; false when it did not within the bound. */
export async function within(ms: number, holds: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(25)) if (await holds()) return true;
  return holds();
}
