import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Secret } from '../secret.ts';
import { openSecrets } from '../secrets.ts';
import { connectDatabase } from './connect.ts';
import { migrate } from './migrate.ts';
import { oneClient } from './server-check.ts';

const { adminUrl } = inject('suiteDatabase');
const mark = randomBytes(4).toString('hex');
const made: { databases: string[]; roles: string[] } = { databases: [], roles: [] };
let folder: string;

const asAdmin = (...statements: string[]) =>
  oneClient(adminUrl, async (admin) => {
    for (const statement of statements) await admin.query(statement);
  });

const urlOf = (role: string, database: string) => {
  const url = new URL(adminUrl);
  Object.assign(url, { username: role, password: 'long-enough-for-a-test', pathname: `/${database}` });
  return url.href;
};

async function role(name: string, attributes = ''): Promise<string> {
  const full = `x_${mark}_${name}`;
  await asAdmin(`create role ${full} login password 'long-enough-for-a-test' ${attributes}`);
  made.roles.push(full);
  return full;
}

async function database(name: string, owner: string, form = ''): Promise<string> {
  const full = `x_${mark}_${name}`;
  await asAdmin(`create database ${full} owner ${owner} template template0 encoding 'UTF8' ${form}`);
  made.databases.push(full);
  return full;
}

const connect = (url: string, app?: string, job?: string) =>
  connectDatabase({
    config: {
      dataDir: folder,
      databaseUrl: new Secret(url),
      databaseAppUrl: new Secret(app),
      databaseJobUrl: new Secret(job),
    },
    secrets: openSecrets(folder),
    durable: false,
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vizir-external-'));
});

afterAll(async () => {
  await asAdmin(
    ...made.databases.map((name) => `drop database ${name} with (force)`),
    ...made.roles.map((name) => `drop role ${name}`),
  );
  rmSync(folder, { recursive: true });
});

describe("the operator's own server", () => {
  it('gets its two roles from an owner who may create roles, at every start anew', async () => {
    const name = await database('a', await role('a_owner', 'createrole'));
    for (let start = 0; start < 2; start += 1) {
      const connected = await connect(urlOf(`x_${mark}_a_owner`, name));
      expect(connected.roles).toEqual({ app: `${name}_app`, job: `${name}_job` });
      expect((await migrate(connected.urls.owner, connected.roles)).length > 0).toBe(start === 0);
      await oneClient(connected.urls.app, async (app) => {
        await app.query('select count(*) from employees');
        await expect(app.query('delete from orders')).rejects.toThrow(/permission denied/);
      });
    }
    made.roles.push(`${name}_app`, `${name}_job`);
  });

  it('says what to do when the owner may not, and then takes the roles it is given', async () => {
    const owner = await role('b_owner');
    const name = await database('b', owner);
    const url = urlOf(owner, name);
    await expect(connect(url)).rejects.toThrow(
      /CREATEROLE[\s\S]*DATABASE_APP_URL[\s\S]*Владелец базы не может/,
    );
    const app = urlOf(await role('b_app'), name);
    const job = urlOf(await role('b_job'), name);
    await expect(connect(url, app)).rejects.toThrow(/come together/);
    await expect(connect(url, url, job)).rejects.toThrow(/DATABASE_APP_URL must name a role that is neither/);
    const connected = await connect(url, app, job);
    await migrate(connected.urls.owner, connected.roles);
    await oneClient(connected.urls.app, async (client) => {
      const { rows } = await client.query(
        "select current_setting('enable_memoize') as memoize, current_setting('statement_timeout') as patience",
      );
      expect(rows).toEqual([{ memoize: 'off', patience: '15s' }]);
      await client.query('select count(*) from employees');
    });
  });

  it('is refused when trigrams would not know Cyrillic', async () => {
    const owner = await role('c_owner', 'createrole');
    const name = await database('c', owner, "locale_provider libc locale 'C'");
    await expect(connect(urlOf(owner, name))).rejects.toThrow(/does not know Cyrillic/);
  });

  it('is refused when a newer release has been there', async () => {
    const owner = await role('d_owner', 'createrole');
    const name = await database('d', owner);
    const connected = await connect(urlOf(owner, name));
    made.roles.push(`${name}_app`, `${name}_job`);
    await migrate(connected.urls.owner, connected.roles);
    await oneClient(connected.urls.owner, (client) =>
      client.query(`insert into kysely_migration (name, timestamp) values ('2099-01-01-later', '')`),
    );
    await expect(migrate(connected.urls.owner, connected.roles)).rejects.toThrow(
      /newer than this release[\s\S]*2099-01-01-later/,
    );
  });
});
