import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { instanceLock } from './db/turn.ts';

/** A start that must not go on; its message is for the person at the console, without a stack. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}

export interface Hold {
  release(): Promise<void>;
}

const alreadyRunning = (who: string) =>
  new StartRefused(
    `«Визирь» уже работает на этих данных (${who}). Остановите его или задайте другую папку в VIZIR_DATA.\n` +
      `Vizir is already running on this data (${who}). Stop it, or set another folder in VIZIR_DATA.`,
  );

/**
 * First guard, before the database is touched: a file with our process in it. It is worth nothing once that process
 * is gone, so kill -9 needs no cleaning up.
 */
export function holdFolder(dataDir: string, role: string): Hold {
  const path = join(dataDir, role === 'all' ? 'vizir.pid' : `vizir.${role}.pid`);
  const mine = `${process.pid} ${startedAt(process.pid)}\n`;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    for (let tries = 0; tries < 5; tries += 1) {
      if (linked(draft, path)) {
        return {
          async release() {
            if (textOf(path) === mine) rmSync(path, { force: true });
          },
        };
      }
      const theirs = textOf(path);
      const pid = Number(theirs?.split(' ')[0]);
      if (theirs && isRunning(theirs)) throw alreadyRunning(`процесс / process ${pid}`);
      if (theirs !== undefined) setAside(path, theirs);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw alreadyRunning('запускается прямо сейчас / is starting this moment');
}

/** Of several starters that find the same dead file only one moves it; a fresh one moved by mistake is put back. */
function setAside(path: string, expected: string): void {
  const aside = `${path}.old.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (textOf(aside) !== expected) linked(aside, path);
  rmSync(aside, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isRunning(line: string): boolean {
  const [pid, started] = line.trim().split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // Numbers are given out again, in containers at once; the moment of the start tells the processes apart.
  return startedAt(Number(pid)) === started;
}

function startedAt(pid: number): string {
  const words = textOf(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ');
  return words?.[0] === 'Z' ? 'dead' : (words?.[19] ?? 'unknown');
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Second guard, in the database itself, held by a connection of its own: also between machines that share a server.
 * Whoever has a database of their own stands alone; processes on an operator's server share it with each other.
 */
export async function holdDatabase(
  url: string,
  kind: 'alone' | 'shared',
  onLost: (error: Error) => void,
): Promise<Hold> {
  const word = kind === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
  let released = false;
  let client = await take(url, word, 5000);

  const watch = (held: pg.Client) => {
    held.once('end', async () => {
      if (released) return;
      try {
        client = await takeAgain(url, word, () => released);
        watch(client);
      } catch (error) {
        if (!released) onLost(error as Error);
      }
    });
  };
  watch(client);
  return {
    async release() {
      released = true;
      await client.end();
    },
  };
}

/** The server of a process killed a moment ago may still hold its lock: patience before refusing. */
async function take(url: string, word: string, patienceMs: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'vizir lock', keepAlive: true });
  client.on('error', () => {}); // 'end' follows
  await client.connect();
  const end = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await client.query(`select ${word}($1) as held`, [instanceLock]);
    if (rows[0].held) return client;
    if (Date.now() > end) break;
    await sleep(100);
  }
  await client.end();
  throw alreadyRunning('другой процесс с той же базой / another process on the same database');
}

/** The database restarted: come back for as long as it takes, but yield if another instance was quicker. */
async function takeAgain(url: string, word: string, stopped: () => boolean): Promise<pg.Client> {
  for (;;) {
    await sleep(200);
    if (stopped()) throw new Error('released');
    try {
      return await take(url, word, 10_000);
    } catch (error) {
      if (error instanceof StartRefused) throw error;
    }
  }
}
