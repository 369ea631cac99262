import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import pg from 'pg';
import { installQueues } from '../jobs/install.ts';
import type { RoleNames } from './roles.ts';

const folder = join(import.meta.dirname, 'migrations');

/** All migrations of this release, by their dated names. */
const provider: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(folder)).filter((name) => /^\d{4}-\d{2}-\d{2}-[\w-]+\.ts$/.test(name));
    const found = files.map(async (file): Promise<[string, Migration]> => {
      const module = await import(pathToFileURL(join(folder, file)).href);
      return [file.replace(/\.ts$/, ''), module as Migration];
    });
    return Object.fromEntries(await Promise.all(found));
  },
};

/**
 * Brings the schema to this release, in one transaction under an advisory lock (Kysely's), then the queues.
 * Returns the names of the migrations that ran.
 */
export async function migrate(ownerUrl: string, roles: RoleNames): Promise<string[]> {
  // One connection, unnamed statements: a migration is a script of many statements, which cannot be prepared.
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, application_name: 'vizir migrate' });
  pool.on('error', () => {});
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`select set_config('vizir.app_role', ${roles.app}, false), set_config('vizir.job_role', ${roles.job}, false)`.execute(
      db,
    );
    const migrator = new Migrator({ db, provider });
    await refuseNewer(migrator, db);
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    await installQueues(pool, roles);
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/** A database that a newer release has changed: this one would misread it. */
async function refuseNewer(migrator: Migrator, db: Kysely<unknown>): Promise<void> {
  const here = new Set((await migrator.getMigrations()).map((it) => it.name));
  const { rows: tables } = await sql<{
    there: boolean;
  }>`select to_regclass('kysely_migration') is not null as there`.execute(db);
  if (!tables[0]?.there) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = rows.map((row) => row.name).filter((name) => !here.has(name));
  if (unknown.length === 0) return;
  throw new Error(
    `The database is newer than this release of Vizir (it has ${unknown.join(', ')}). Install the newer release or restore the backup taken before it.\n` +
      `База данных новее этой версии «Визиря»: установите более новую версию или восстановите копию, снятую до обновления.`,
  );
}
