import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPlace } from '#server/db/embedded/place.ts';
import { findPostmaster, stopPostmaster } from '#server/db/embedded/postmaster.ts';
import { openSecrets } from '#server/secrets.ts';
import { freePort } from '#test/free-port.ts';
import { until } from './http.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
/** How long a start may take before the proof gives up; a bound, not a measure. */
const START_SECONDS = 60;

/** The product as its own process. It may be killed and started again; its address and its data stay. */
export type Product = {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything the processes have printed so far. */
  said: () => string;
  /** Ready when `/readyz` says so; answers the milliseconds that took. A worker alone says nothing: it runs, and is ready soon. */
  start: () => Promise<number>;
  /** Sends the signal and waits for the end; answers the exit code. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
  /** Runs one of its commands on the same data; answers exit code and output. */
  run: (command: string) => Promise<{ code: number | null; output: string }>;
  /** Ends it, and the server it may have left running, and removes its data. */
  remove: () => Promise<void>;
};

/** `role`: one part of the product, with a database of the operator's. */
export type Settings = { dataDir?: string; env?: Record<string, string>; role?: 'web' | 'worker' };

export async function makeProduct({
  dataDir = makeFolder(),
  env = {},
  role,
}: Settings = {}): Promise<Product> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const spoken: string[] = [];
  let child: ChildProcess | undefined;
  const launch = (words: string[]) =>
    spawn(process.execPath, ['server/main.ts', ...words], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: '', ...settingsOf(dataDir, port), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return {
    url,
    dataDir,
    get pid() {
      return child?.pid ?? 0;
    },
    said: () => spoken.join(''),
    async start() {
      const began = Date.now();
      const started = launch(role ? [role] : []);
      child = started;
      for (const stream of [started.stdout, started.stderr])
        stream?.on('data', (part) => spoken.push(String(part)));
      if (role === 'worker') return 0;
      await until(`${url} is ready`, START_SECONDS, async () => {
        if (started.exitCode !== null) throw new Error(`the product ended:\n${spoken.join('')}`);
        const ready = await fetch(`${url}/readyz`).catch(() => null);
        return ready?.status === 200;
      });
      return Date.now() - began;
    },
    end: (signal) => endOf(child, signal),
    async run(command) {
      const ran = launch([command]);
      const output: string[] = [];
      for (const stream of [ran.stdout, ran.stderr]) stream?.on('data', (part) => output.push(String(part)));
      const [code] = await once(ran, 'close');
      return { code, output: output.join('') };
    },
    async remove() {
      await endOf(child, 'SIGKILL');
      if (!env.DATABASE_URL) await stopPostmaster(clusterOf(dataDir));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vizir-crash-'));
  chmodSync(folder, 0o711);
  return folder;
}

const settingsOf = (dataDir: string, port: number) => ({
  VIZIR_DATA: dataDir,
  VIZIR_PORT: String(port),
  VIZIR_PUBLIC_URL: `http://127.0.0.1:${port}`,
  VIZIR_LOG_LEVEL: 'error',
  VIZIR_WEB_DIST: path.join(dataDir, 'no-page'),
});

async function endOf(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<number | null> {
  if (!child) return null;
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  return code;
}

const clusterOf = (dataDir: string): string => path.join(findPlace(dataDir).base, 'postgres');

/** The embedded server of this product, if it runs. */
export const postmasterOf = (dataDir: string): number | undefined => findPostmaster(clusterOf(dataDir))?.pid;

/** Kill -9 of the server and of everything it had started, by their numbers. */
export function killPostgres(dataDir: string): void {
  const postmaster = postmasterOf(dataDir);
  if (postmaster === undefined) return;
  for (const pid of [postmaster, ...childrenOf(postmaster)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {} // gone with its parent
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]) === parent;
      } catch {
        return false;
      }
    });
}

/** The owner of the embedded database, for looking behind the scene. */
export function ownerUrl(dataDir: string): string {
  const { owner } = openSecrets(dataDir).database;
  const port = readFileSync(path.join(findPlace(dataDir).base, 'postgres.port'), 'utf8').trim();
  return `postgres://vizir_owner:${encodeURIComponent(owner.reveal())}@127.0.0.1:${port}/vizir`;
}
