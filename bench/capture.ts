import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '#server/config.ts';
import type { Database } from '#server/db/connect.ts';
import { buildApp } from '#server/http/app.ts';
import { makeDeps, stopDeps } from '#server/make-deps.ts';
import { routes } from '#server/routes.ts';
import type { Shot } from './press.ts';

/** A statement as the product sends it. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}
export interface Captured {
  readonly status: number;
  readonly sent: readonly Sent[];
}
export interface Capture {
  of(shot: Shot): Promise<Captured>;
  close(): Promise<void>;
}

/** The product inside this process, listened to at its driver: which statements a request becomes, as this person. */
export async function openCapture(database: Database): Promise<Capture> {
  const folder = mkdtempSync(join(tmpdir(), 'vizir-bench-'));
  const config = readConfig({
    VIZIR_DATA: folder,
    VIZIR_LOG_LEVEL: 'silent',
    VIZIR_PUBLIC_URL: 'http://localhost',
  });
  const heard: Sent[] = [];
  const restore = listenToDriver((one) => heard.push(one));
  const deps = await makeDeps({
    config,
    appUrl: database.urls.app,
    liveUrl: database.urls.app,
    appSecret: 'b'.repeat(43),
    poolSize: 4,
  });
  const app = await buildApp(deps, routes);
  return {
    async of({ method, path, cookie }) {
      heard.length = 0;
      const answer = await app.inject({ method, url: `/api${path}`, headers: { cookie, 'x-vizir': '1' } });
      return { status: answer.statusCode, sent: [...heard] };
    },
    async close() {
      restore();
      await app.close();
      await stopDeps(deps);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Only named statements are the product's; the rest are transactions and heartbeats. */
function listenToDriver(hear: (one: Sent) => void): () => void {
  const prototype = pg.Client.prototype as unknown as { query: (...words: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function query(this: unknown, ...words: unknown[]) {
    const [first] = words;
    if (typeof first === 'object' && first !== null && 'name' in first && 'text' in first) {
      const { text, values } = first as { text: string; values?: unknown[] };
      hear({ text, values: values ?? [] });
    }
    return original.apply(this, words);
  };
  return () => {
    prototype.query = original;
  };
}
