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
  const dataDir = join(cacheFolder, shape, `data-${keyOf()}`);
  if (!existsSync(join(dataDir, 'filled'))) await generate(shape, dataDir, say);
  const database = await connect(dataDir, true);
  await migrate(database.urls.owner, database.roles);
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
  writeFileSync(join(dataDir, 'filled'), '');
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

/** Whatever the rows depend on: another key, another company. */
function keyOf(): string {
  const hash = createHash('sha256');
  const files = [
    'bench/generate/**/*.ts',
    'server/db/migrations/**/*',
    'domain/process/**/*.ts',
    'domain/values/**/*.ts',
  ]
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => /\.(ts|sql)$/.test(file) && !file.endsWith('.test.ts'))
    .sort();
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 12);
}
