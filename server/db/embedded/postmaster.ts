import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The server process as its own lock file tells it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping' | 'other';
}

/** The live server of this cluster, whoever started it; a stale lock file is not one. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const said = readLock(cluster);
  return said && isPostmaster(said.pid, cluster) ? said : undefined;
}

/**
 * A lock file whose number now belongs to an unrelated process (usual after a container restart) makes the server
 * refuse to start. It is removed only when no process at all works in the cluster folder.
 */
export function clearStaleLock(cluster: string): void {
  const said = readLock(cluster);
  if (!said || process.platform !== 'linux' || !isAlive(said.pid) || isPostmaster(said.pid, cluster)) return;
  const anyone = readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksIn(Number(name), cluster));
  if (!anyone) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

export async function waitUntilReady(cluster: string, patienceMs: number): Promise<Postmaster> {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    const found = findPostmaster(cluster);
    if (found?.status === 'ready') return found;
    await sleep(15);
  }
  throw new Error(`PostgreSQL did not become ready within ${patienceMs / 1000} s`);
}

/** Fast shutdown; if that does not end in time, the immediate one, after which the next start recovers. */
export async function stopPostmaster(cluster: string, patienceMs = 30_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const found = findPostmaster(cluster);
    if (!found) return;
    process.kill(found.pid, signal);
    if (await gone(cluster, patienceMs)) return;
  }
  throw new Error('PostgreSQL does not stop');
}

export async function gone(cluster: string, patienceMs: number): Promise<boolean> {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    if (!findPostmaster(cluster)) return true;
    await sleep(15);
  }
  return false;
}

function readLock(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  const word = lines[7]?.trim();
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const status = word === 'starting' || word === 'ready' || word === 'stopping' ? word : 'other';
  return { pid, port: Number(lines[3] ?? 0), status };
}

function isPostmaster(pid: number, cluster: string): boolean {
  // Elsewhere than on Linux there is no cheap way to tell one process from another by its number.
  return isAlive(pid) && (process.platform !== 'linux' || worksIn(pid, cluster));
}

/** The server and its children make the cluster folder their current one. A zombie has none, rightly. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
