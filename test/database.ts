import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { inject } from 'vitest';
import type { Database } from '#server/db/connect.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { oneClient } from '#server/db/server-check.ts';
import type { DB } from '#server/db/tables.ts';

/** What a test file needs to make its own copy of the migrated database. */
export interface SuiteDatabase {
  /** May create and drop databases. */
  readonly adminUrl: string;
  readonly template: string;
  readonly urls: Database['urls'];
  readonly roles: Database['roles'];
}

declare module 'vitest' {
  export interface ProvidedContext {
    suiteDatabase: SuiteDatabase;
  }
}

export interface TestDatabase {
  readonly name: string;
  /** As the running product. */
  readonly appDb: Kysely<DB>;
  /** As the worker. */
  readonly jobDb: Kysely<DB>;
  /** As the owner: for looking behind the scene and for planting faults. */
  readonly ownerDb: Kysely<DB>;
  readonly jobUrl: string;
  readonly urls: Database['urls'];
  /** Closes the three and removes the database; throws, naming them, if connections were left open. */
  drop(): Promise<void>;
}

/** A private copy of the migrated database, some 30 ms; the three roles are those of production. */
export async function makeTestDatabase(): Promise<TestDatabase> {
  const suite = inject('suiteDatabase');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await oneClient(suite.adminUrl, (admin) =>
    admin.query(`create database ${name} template ${suite.template} owner ${ownerOf(suite.urls.owner)}`),
  );
  const urls = {
    owner: inDatabase(suite.urls.owner, name),
    app: inDatabase(suite.urls.app, name),
    job: inDatabase(suite.urls.job, name),
  };
  const open = (url: string) => makeDb(makePool(url, { max: 5, name: 'test' }));
  const appDb = open(urls.app);
  const jobDb = open(urls.job);
  const ownerDb = open(urls.owner);
  return {
    name,
    appDb,
    jobDb,
    ownerDb,
    jobUrl: urls.job,
    urls,
    async drop() {
      await Promise.all([appDb.destroy(), jobDb.destroy(), ownerDb.destroy()]);
      await dropDatabase(suite.adminUrl, name);
    },
  };
}

/** A test that leaves a connection open leaves a timer or a listener too: that is a fault, not a nuisance. */
async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await oneClient(adminUrl, async (admin) => {
    const left = async () => {
      const { rows } = await admin.query(
        'select application_name as name, left(query, 80) as query from pg_stat_activity where datname = $1',
        [name],
      );
      return rows as { name: string; query: string }[];
    };
    // The server notices a closed socket a moment later than we do.
    for (let tries = 0; tries < 40 && (await left()).length > 0; tries += 1) await sleep(50);
    const open = await left();
    await admin.query(`drop database ${name} with (force)`);
    if (open.length > 0) throw new Error(`Connections left open by this test: ${JSON.stringify(open)}`);
  });
}

function inDatabase(given: string, name: string): string {
  const url = new URL(given);
  url.pathname = `/${name}`;
  return url.href;
}

function ownerOf(url: string): string {
  return `"${decodeURIComponent(new URL(url).username)}"`;
}
