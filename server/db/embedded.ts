import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeDurably } from './durable-file.ts';
import { choosePort, clusterOf, makeCluster, startPostmaster, superuser } from './embedded/launch.ts';
import { findPlace, type Place } from './embedded/place.ts';
import { findPostmaster, gone, stopPostmaster, waitUntilReady } from './embedded/postmaster.ts';

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly superuserPassword: string;
  /** false only for throw-away test clusters. */
  readonly durable?: boolean;
  /** For measuring: loads pg_stat_statements. */
  readonly countStatements?: boolean;
  readonly log?: (message: string) => void;
}

export interface Embedded {
  readonly port: number;
  readonly cluster: string;
  /** true when the server was already running: its last owner was killed. */
  readonly attached: boolean;
  readonly superuser: string;
  url(user: string, password: string, database: string): string;
  pid(): number | undefined;
  /** Leaves the server running: for commands that looked in while the product runs. */
  detach(): void;
  stop(): Promise<void>;
}

const durability = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };
const counting = { shared_preload_libraries: 'pg_stat_statements' };
/** Throw-away clusters of the tests also count statements. */
const careless = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', ...counting };
/** Small machine, short statements. Loopback only; the socket folder is off because its path has a length limit. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  max_wal_size: '1GB',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %u ',
  shared_preload_libraries: '',
};

/** Makes the cluster if there is none, then starts its server or attaches to the one left running. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const durable = options.durable ?? true;
  const place = findPlace(options.dataDir);
  if (place.base !== options.dataDir) {
    options.log?.(`The database is kept in ${place.base}: its account cannot enter ${options.dataDir}`);
  }
  makeCluster(place, options.superuserPassword, durable);
  const cluster = clusterOf(place);
  const words = {
    ...settings,
    ...(durable ? durability : careless),
    ...(options.countStatements ? counting : {}),
  };
  const left = await alreadyRunning(cluster);
  const now = left ?? (await startPostmaster(place, await rememberedPort(place), words, true));
  rememberPort(place, now.port);
  const guard = keepAlive(place, now.port, words, options.log);
  return {
    port: now.port,
    cluster,
    attached: left !== undefined,
    superuser,
    url: (user, password, database) =>
      `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${now.port}/${encodeURIComponent(database)}`,
    pid: () => findPostmaster(cluster)?.pid,
    detach: guard.end,
    async stop() {
      guard.end();
      await guard.settled();
      await stopPostmaster(cluster);
    },
  };
}

/** Whether a server of this data folder runs at this moment. */
export function isEmbeddedRunning(dataDir: string): boolean {
  return findPostmaster(clusterOf(findPlace(dataDir))) !== undefined;
}

async function alreadyRunning(cluster: string) {
  const found = findPostmaster(cluster);
  if (!found) return undefined;
  if (found.status === 'stopping' && (await gone(cluster, 60_000))) return undefined;
  return waitUntilReady(cluster, 120_000);
}

/** A server that dies under us is started again on the same port, so that every pool finds it where it was. */
function keepAlive(place: Place, port: number, words: Record<string, string>, log = (_: string) => {}) {
  let ended = false;
  let restarting: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (ended || busy || findPostmaster(clusterOf(place))) return;
    busy = true;
    log('The database server is gone; starting it again');
    restarting = startPostmaster(place, port, words)
      .then(() => log('The database server is back'))
      .catch(async (error: Error) => {
        log(`The database server does not come back: ${error.message}`);
        await sleep(1000);
      })
      .finally(() => {
        busy = false;
      });
  }, 250);
  timer.unref();
  return {
    end() {
      ended = true;
      clearInterval(timer);
    },
    settled: () => restarting,
  };
}

const portFile = (place: Place): string => join(place.base, 'postgres.port');

function rememberedPort(place: Place): Promise<number> {
  const kept = existsSync(portFile(place)) ? Number(readFileSync(portFile(place), 'utf8')) : undefined;
  return choosePort(kept || undefined);
}

function rememberPort(place: Place, port: number): void {
  const path = portFile(place);
  if (existsSync(path) && Number(readFileSync(path, 'utf8')) === port) return;
  writeDurably(path, `${port}\n`, 0o644);
}
