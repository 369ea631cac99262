import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive } from '#test/process.ts';
import { findPostmaster, stopPostmaster } from './db/embedded/postmaster.ts';
import { isDatabaseUnavailable, makePool } from './db/kysely.ts';

/** What fixtures/hold-runtime.ts says of itself. */
interface Said {
  appUrl: string;
  ownerUrl: string;
  attached: boolean;
  postgres: number;
  cluster: string;
  migrated: string[];
  refused?: string;
}

const script = join(import.meta.dirname, '..', 'test', 'fixtures', 'hold-runtime.ts');
const children: ChildProcess[] = [];
let folder: string;
let holder: ChildProcess;
let said: Said;

async function start(): Promise<{ child: ChildProcess; said: Said; ms: number }> {
  const began = Date.now();
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, VIZIR_DATA: folder, VIZIR_LOG_LEVEL: 'silent', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(createInterface({ input: child.stdout! }), 'line');
  return { child, said: JSON.parse(line), ms: Date.now() - began };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  const [code] =
    child.exitCode === null && child.signalCode === null ? await once(child, 'exit') : [child.exitCode];
  return code;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vizir-runtime-'));
  chmodSync(folder, 0o711);
  ({ child: holder, said } = await start());
});

afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  if (said?.cluster) await stopPostmaster(said.cluster);
  rmSync(folder, { recursive: true, force: true });
});

describe('an installation with its own database', { timeout: 60_000 }, () => {
  it('is made at the first start, with its keys closed to others', () => {
    expect(said.refused).toBeUndefined();
    expect(said.attached).toBe(false);
    expect(said.migrated.length).toBeGreaterThan(0);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('has a server that loses nothing acknowledged', async () => {
    const pool = makePool(said.appUrl, { max: 1 });
    const { rows } = await pool.query(`
      select name, setting from pg_settings where name in ('data_checksums', 'fsync', 'full_page_writes',
        'synchronous_commit', 'jit', 'listen_addresses', 'max_connections') order by name`);
    await pool.end();
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      jit: 'off',
      listen_addresses: '127.0.0.1',
      max_connections: '60',
      synchronous_commit: 'on',
    });
  });

  it('refuses a second start in both languages, and the first one never notices', async () => {
    const second = await start();
    expect(second.said.refused).toMatch(/уже работает[\s\S]*already running/);
    expect(second.said.refused).toContain(String(holder.pid));
    expect(isAlive(said.postgres)).toBe(true);
    expect(holder.exitCode).toBeNull();
  });

  it('takes up the running server after kill -9 of the product', async () => {
    await end(holder, 'SIGKILL');
    expect(isAlive(said.postgres)).toBe(true);
    const next = await start();
    holder = next.child;
    expect(next.said).toMatchObject({
      attached: true,
      postgres: said.postgres,
      appUrl: said.appUrl,
      migrated: [],
    });
    // One second on a quiet machine; the bar leaves room for a crowded one.
    expect(next.ms).toBeLessThan(15_000);
  });

  it('answers "unavailable" while the server is dead, and works again without a restart', async () => {
    const pool = makePool(said.appUrl, { max: 2 });
    await pool.query('select 1');
    process.kill(said.postgres, 'SIGKILL');
    const failures: unknown[] = [];
    let backAt: number | undefined;
    for (;;) {
      if (failures.length > 0 && findPostmaster(said.cluster)?.status === 'ready') backAt ??= Date.now();
      const error = await pool.query('select 1').then(
        () => undefined,
        (reason) => reason,
      );
      if (!error && failures.length > 0) break;
      if (error) failures.push(error);
      if (backAt && Date.now() - backAt > 10_000)
        throw new Error('Still failing 10 s after the server is back');
      await sleep(50);
    }
    await pool.end();
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.filter((error) => !isDatabaseUnavailable(error))).toEqual([]);
    expect(holder.exitCode).toBeNull();
  });

  it('keeps its right to be alone over a restart of the server', async () => {
    await sleep(500); // the lock's connection comes back a little later than ours
    const pool = makePool(said.ownerUrl, { max: 1 });
    const { rows } = await pool.query(
      "select count(*)::int as n from pg_locks where locktype = 'advisory' and granted",
    );
    await pool.end();
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('starts after kill -9 of both', async () => {
    const server = findPostmaster(said.cluster);
    await end(holder, 'SIGKILL');
    process.kill(server!.pid, 'SIGKILL');
    const next = await start();
    holder = next.child;
    expect(next.said).toMatchObject({ attached: false, appUrl: said.appUrl, migrated: [] });
  });

  it('stops its server when it stops', async () => {
    expect(await end(holder, 'SIGTERM')).toBe(0);
    expect(findPostmaster(said.cluster)).toBeUndefined();
  });
});
