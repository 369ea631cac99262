import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { connectDatabase } from '#server/db/connect.ts';
import { stopPostmaster } from '#server/db/embedded/postmaster.ts';
import { migrate } from '#server/db/migrate.ts';
import { oneClient } from '#server/db/server-check.ts';
import { Secret } from '#server/secret.ts';
import { openSecrets } from '#server/secrets.ts';
import { isAlive } from './process.ts';

const prefix = 'vizir-suite-';

/** One server and one migrated database for the whole run, made by the code that starts the product. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepAfterKilledRuns();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, 'run.pid'), String(process.pid));
  const given = process.env.TEST_DATABASE_URL;
  const made = given ? await makeOn(given) : undefined;
  const database = await connectDatabase({
    config: {
      dataDir: folder,
      databaseUrl: new Secret(made?.url),
      databaseAppUrl: new Secret(undefined),
      databaseJobUrl: new Secret(undefined),
    },
    secrets: openSecrets(folder),
    durable: given !== undefined,
  });
  const end = async () => {
    await made?.drop();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(database.urls.owner, database.roles);
  } catch (error) {
    await end();
    throw error;
  }
  const { embedded } = database;
  const superuser = openSecrets(folder).database.superuser;
  project.provide('suiteDatabase', {
    adminUrl: embedded ? embedded.url(embedded.superuser, superuser.reveal(), 'postgres') : (given ?? ''),
    template: decodeURIComponent(new URL(database.urls.owner).pathname.slice(1)),
    urls: database.urls,
    roles: database.roles,
  });
  return end;
}

/** On somebody's server: a database and roles of our own, gone at the end. */
async function makeOn(admin: string) {
  const name = `vizir_suite_${randomBytes(4).toString('hex')}`;
  const url = new URL(admin);
  url.pathname = `/${name}`;
  await oneClient(admin, (client) =>
    client.query(`create database ${name} template template0 encoding 'UTF8'`),
  );
  const drop = () =>
    oneClient(admin, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
      for (const role of [`${name}_app`, `${name}_job`]) {
        await client.query(`drop role if exists ${pg.escapeIdentifier(role)}`);
      }
    });
  return { url: url.href, drop };
}

/** A run ended by kill -9 leaves its server behind; the next run removes it. */
async function sweepAfterKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((it) => it.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    let owner = 0;
    try {
      owner = Number(readFileSync(join(folder, 'run.pid'), 'utf8'));
    } catch {
      continue; // being made this moment, or not ours
    }
    if (isAlive(owner)) continue;
    await stopPostmaster(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
}
