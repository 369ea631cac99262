import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#server/db/connect.ts';
import { roleSettings } from '#server/db/roles.ts';
import { cacheFolder, root } from './cluster.ts';

export interface Program {
  readonly pid: number;
  readonly port: number;
  /** Milliseconds from the start to the first answer. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

export const ports = { product: 4710, bare: 4711, whole: 4712 };

/** One role of the product as a process, over the cluster's database, as on an installation on several machines. */
export async function startRole(role: 'web' | 'worker', { urls }: Database): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'vizir-bench-'));
  const program = await start(
    `product-${role}`,
    ['server/main.ts', role],
    role === 'web' ? ports.product : 0,
    {
      VIZIR_DATA: folder,
      DATABASE_URL: urls.owner,
      DATABASE_APP_URL: urls.app,
      DATABASE_JOB_URL: urls.job,
    },
  );
  return withCleanup(program, folder);
}

/** The product as `npm start` runs it, with the embedded database in this folder. */
export const startWhole = (dataDir: string): Promise<Program> =>
  start('product-all', ['server/main.ts'], ports.whole, { VIZIR_DATA: dataDir });

/** As the owner, so that its part of the server's work can be told from the product's. */
export function startBare(planFile: string, { urls }: Database): Promise<Program> {
  const url = new URL(urls.owner);
  const { enable_memoize, plan_cache_mode } = roleSettings.app;
  url.searchParams.set(
    'options',
    `-c enable_memoize=${enable_memoize} -c plan_cache_mode=${plan_cache_mode} -c timezone=UTC`,
  );
  return start('bare', ['bench/bare.ts', String(ports.bare), planFile, url.href], ports.bare, {});
}

async function start(
  name: string,
  words: string[],
  port: number,
  env: Record<string, string>,
): Promise<Program> {
  mkdirSync(cacheFolder, { recursive: true });
  const log = openSync(join(cacheFolder, `${name}.log`), 'w');
  const started = performance.now();
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
      VIZIR_PORT: String(port),
      VIZIR_PUBLIC_URL: `http://localhost:${port}`,
      ...env,
    },
  });
  if (port) await answering(child, port, name);
  return { pid: child.pid ?? 0, port, readyMs: performance.now() - started, stop: () => stop(child) };
}

async function answering(child: ChildProcess, port: number, name: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`${name} ended: see .cache/bench/${name}.log`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    // The bare server knows no such path and says so.
    if (answer?.ok || (answer && name === 'bare')) return;
    await sleep(10);
  }
  throw new Error(`${name} does not answer`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

const withCleanup = (program: Program, folder: string): Program => ({
  ...program,
  async stop() {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});
