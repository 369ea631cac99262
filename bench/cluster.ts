import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { connectDatabase, type Database } from '#server/db/connect.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { migrate } from '#server/db/migrate.ts';
import { Secret } from '#server/secret.ts';
import { openSecrets } from '#server/secrets.ts';
import { fill } from './generate/fill.ts';
import { type Shape, shapes } from './shape.ts';

export const root = join(import.meta.dirname, '..');
export const cacheFolder = join(root, '.cache', 'bench');

export interface Cluster {
  readonly dataDir: string;
  readonly database: Database;
  /** A superuser in the product's database. */
  readonly admin: pg.Client;
  /** Process id of the postmaster. */
  pid(): number;
  close(): Promise<void>;
}

/** The generated company of this shape under a server of its own with production settings that also counts statements. */
export async function openCluster(shape: Shape, say: (what: string) => void): Promise<Cluster> {
  const dataDir = join(cacheFolder, shape, `data-${generatorKey()}`);
  if (!stillFits(dataDir)) await generate(shape, dataDir, say);
  const database = await connect(dataDir, true);
  await migrate(database.urls.owner, database.roles);
  remember(dataDir);
  const admin = await superuser(dataDir, database);
  await admin.query('create extension if not exists pg_stat_statements');
  return {
    dataDir,
    database,
    admin,
    pid: () => database.embedded?.pid() ?? 0,
    async close() {
      await admin.end();
      await database.close();
    },
  };
}

async function generate(shape: Shape, dataDir: string, say: (what: string) => void): Promise<void> {
  const folder = join(cacheFolder, shape);
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder).filter((name) => name.startsWith('data-')))
    rmSync(join(folder, old), { recursive: true, force: true });
  const started = Date.now();
  const told = (what: string) => say(`  ${((Date.now() - started) / 1000).toFixed(0)} s  ${what}`);
  const database = await connect(dataDir, false);
  const db = makeDb(makePool(database.urls.owner, { max: 1 }));
  const admin = await superuser(dataDir, database);
  try {
    await migrate(database.urls.owner, database.roles);
    await fill(db, admin, shapes[shape], told);
  } finally {
    await db.destroy();
    await admin.end();
    await database.close();
  }
  remember(dataDir);
  told(`shape ${shape} is there`);
}

function connect(dataDir: string, durable: boolean): Promise<Database> {
  const none = new Secret(undefined);
  const config = { dataDir, databaseUrl: none, databaseAppUrl: none, databaseJobUrl: none };
  return connectDatabase({ config, secrets: openSecrets(dataDir), durable, countStatements: true });
}

async function superuser(dataDir: string, { embedded }: Database): Promise<pg.Client> {
  if (!embedded) throw new Error('the bench runs on the embedded server only');
  const password = openSecrets(dataDir).database.superuser.reveal();
  const client = new pg.Client({ connectionString: embedded.url(embedded.superuser, password, 'vizir') });
  client.on('error', () => {}); // the statement in flight rejects with it
  await client.connect();
  return client;
}

/** The rows are kept as long as the migrations they were written under stand; newer ones are run over them, as in an upgrade. */
function stillFits(dataDir: string): boolean {
  const path = join(dataDir, filledUnder);
  if (!existsSync(path)) return false;
  const then = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  const now = migrations();
  return Object.entries(then).every(([file, hash]) => now[file] === hash);
}

const filledUnder = 'filled.json';
const remember = (dataDir: string): void =>
  writeFileSync(join(dataDir, filledUnder), JSON.stringify(migrations()));

function migrations(): Record<string, string> {
  const files = globSync('server/db/migrations/**/*.{ts,sql}', { cwd: root }).sort();
  return Object.fromEntries(files.map((file) => [file, hashOf([file])]));
}

/** Another generator, other rows. */
const generatorKey = (): string => hashOf(globSync('bench/generate/*.ts', { cwd: root }).sort()).slice(0, 12);

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
