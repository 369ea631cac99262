import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Place, program } from './place.ts';
import { clearStaleLock, findPostmaster, type Postmaster, waitUntilReady } from './postmaster.ts';

export const superuser = 'postgres';
export const clusterOf = (place: Place): string => join(place.base, 'postgres');

const logOf = (place: Place): string => join(place.base, 'postgres.log');
const recoveryPatience = 120_000;
const tenMegabytes = 10 * 1024 * 1024;

/**
 * Makes the cluster beside its final name and moves it there, so that a start cut short leaves nothing half-made.
 * The locale words matter: with plain `C`, even under the builtin provider, trigrams ignore Cyrillic.
 */
export function makeCluster(place: Place, password: string, durable: boolean): void {
  const cluster = clusterOf(place);
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const next = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (place.as) for (const path of [next, passwordFile]) chownSync(path, place.as.uid, place.as.gid);
    const made = spawnSync(
      program(place.engine, 'initdb'),
      [
        ...[
          '-D',
          next,
          '-U',
          superuser,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
        ],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${systemLocale()}`],
        ...['--data-checksums', ...(durable ? [] : ['--no-sync'])],
      ],
      { ...place.as, cwd: place.base, env: cleanEnvironment(), encoding: 'utf8' },
    );
    if (made.status !== 0) {
      throw new Error(`initdb failed: ${made.error?.message ?? `${made.stdout}${made.stderr}`.trim()}`);
    }
    renameSync(next, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Starts the server, or finds that somebody just did. It outlives us if we are killed; the next start re-attaches. A port that
 * another program took since it was chosen is left to it where nobody waits for ours at that place (`orElsewhere`).
 */
export async function startPostmaster(
  place: Place,
  port: number,
  settings: Record<string, string>,
  orElsewhere = false,
): Promise<Postmaster> {
  const cluster = clusterOf(place);
  const end = Date.now() + 20_000;
  let at = port;
  for (;;) {
    clearStaleLock(cluster);
    const from = logSize(place);
    const exited = launch(place, at, settings);
    const outcome = await Promise.race([waitUntilReady(cluster, recoveryPatience), exited]);
    if (typeof outcome === 'object') return outcome;
    const found = findPostmaster(cluster);
    if (found) return waitUntilReady(cluster, recoveryPatience);
    const said = readFileSync(logOf(place), 'utf8').slice(from);
    const taken = orElsewhere && /could not create any TCP\/IP sockets/.test(said);
    if (taken) at = await choosePort(undefined);
    // Children of a killed server need a moment to notice and leave the shared memory.
    const passing = /shared memory block|lock file .* (is empty|already exists)/.test(said);
    if (!(passing || taken) || Date.now() > end)
      throw new Error(`PostgreSQL did not start:\n${said.slice(-2000).trim()}`);
    await sleep(200);
  }
}

/** Free now; the server's own bind has the last word. */
export async function choosePort(wanted: number | undefined): Promise<number> {
  return (wanted ? await tryPort(wanted) : undefined) ?? (await tryPort(0)) ?? 0;
}

function launch(place: Place, port: number, settings: Record<string, string>): Promise<'exited'> {
  rotateLog(place);
  const log = openSync(logOf(place), 'a', 0o600);
  const words = Object.entries({ ...settings, port: String(port) }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  // Its own process group: Ctrl-C in the terminal must reach us only, we stop the server after draining.
  const child = spawn(program(place.engine, 'postgres'), ['-D', clusterOf(place), ...words], {
    ...place.as,
    cwd: place.base,
    env: cleanEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  return new Promise((resolve) => {
    child.once('error', () => resolve('exited'));
    child.once('exit', () => resolve('exited'));
  });
}

/** Nothing of the caller's PG* variables or locale may leak into the server. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name];
    return value ? [[name, value]] : [];
  });
  return { ...Object.fromEntries(kept), LC_ALL: systemLocale(), TZ: 'UTC' };
}

/** Only Linux promises C.UTF-8; the collation is the builtin provider's in any case. */
function systemLocale(): string {
  return process.platform === 'darwin' ? 'en_US.UTF-8' : process.platform === 'win32' ? 'en-US' : 'C.UTF-8';
}

function rotateLog(place: Place): void {
  if (logSize(place) > tenMegabytes) renameSync(logOf(place), `${logOf(place)}.1`);
}

function logSize(place: Place): number {
  return statSync(logOf(place), { throwIfNoEntry: false })?.size ?? 0;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
