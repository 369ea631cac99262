import type pg from 'pg';
import type { ConnectOptions, Database } from './connect.ts';
import { ensureRoles, roleNames, roleSettings } from './roles.ts';
import { checkServer, oneClient } from './server-check.ts';
import { isAtWork } from './turn.ts';

/** The operator's server: DATABASE_URL is the owner. The login roles are made if allowed, else they must be given. */
export async function connectExternal({
  config,
  secrets,
  durable = true,
}: ConnectOptions): Promise<Database> {
  const owner = config.databaseUrl.reveal();
  const given = { app: config.databaseAppUrl, job: config.databaseJobUrl };
  const byHand = given.app.isSet && given.job.isSet;
  const urls = await oneClient(owner, async (client) => {
    await client.query('create extension if not exists pg_trgm').catch(explainExtension);
    await checkServer(client, { durable });
    if (byHand) return { app: given.app.reveal(), job: given.job.reveal() };
    if (given.app.isSet || given.job.isSet) {
      throw new Error(
        'DATABASE_APP_URL and DATABASE_JOB_URL come together. Задайте обе настройки или ни одной.',
      );
    }
    return makeRoles(client, owner, {
      app: secrets.database.app.reveal(),
      job: secrets.database.job.reveal(),
    });
  });
  const app = await checkedRole(urls.app, owner, 'DATABASE_APP_URL');
  const job = await checkedRole(urls.job, owner, 'DATABASE_JOB_URL');
  return {
    urls: {
      owner,
      app: byHand ? withSettings(urls.app, roleSettings.app) : urls.app,
      job: byHand ? withSettings(urls.job, roleSettings.job) : urls.job,
    },
    roles: { app, job },
    embedded: undefined,
    close: async () => {},
  };
}

async function makeRoles(client: pg.Client, owner: string, passwords: { app: string; job: string }) {
  const { rows } = await client.query(
    'select current_database() as database, rolsuper or rolcreaterole as allowed from pg_roles where rolname = current_user',
  );
  const { database, allowed } = rows[0] as { database: string; allowed: boolean };
  const names = roleNames(database);
  if (!allowed) {
    throw new Error(
      `The owner in DATABASE_URL may not create roles. Give it CREATEROLE, or create two login roles (say ${names.app} and ${names.job}) and set DATABASE_APP_URL and DATABASE_JOB_URL.\n` +
        `Владелец базы не может создавать роли: дайте ему CREATEROLE или создайте две роли (${names.app}, ${names.job}) и задайте DATABASE_APP_URL и DATABASE_JOB_URL.`,
    );
  }
  const urls = { app: asRole(owner, names.app, passwords.app), job: asRole(owner, names.job, passwords.job) };
  if ((await isAtWork(client)) && !(await opens(urls.app))) {
    throw new Error(
      `Another process works on this database with other keys. Give this one the same data folder (VIZIR_DATA): it holds the keys and the files of all processes.\n` +
        `С этой базой работает другой процесс с другими ключами. Задайте этому ту же папку данных (VIZIR_DATA): в ней ключи и файлы всех процессов.`,
    );
  }
  await ensureRoles(client, database, names, passwords);
  return urls;
}

/** Correcting a password under a process at work would shut its next connection out. */
async function opens(url: string): Promise<boolean> {
  try {
    return await oneClient(url, async () => true);
  } catch (error) {
    if (['28P01', '28000'].includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

/** The runtime must be neither owner nor superuser: an injection or a slip would otherwise have everything. */
async function checkedRole(url: string, owner: string, setting: string): Promise<string> {
  return oneClient(url, async (client) => {
    const { rows } = await client.query(
      'select current_user as name, rolsuper as super, current_database() as database from pg_roles where rolname = current_user',
    );
    const role = rows[0] as { name: string; super: boolean; database: string };
    if (role.super || role.name === decodeURIComponent(new URL(owner).username)) {
      throw new Error(
        `${setting} must name a role that is neither a superuser nor the owner in DATABASE_URL.`,
      );
    }
    return role.name;
  });
}

function asRole(owner: string, name: string, password: string): string {
  const url = new URL(owner);
  url.username = encodeURIComponent(name);
  url.password = encodeURIComponent(password);
  return url.href;
}

/** Roles we may not alter get their settings with the connection. */
function withSettings(given: string, settings: Record<string, string>): string {
  const url = new URL(given);
  const words = Object.entries(settings).map(([key, value]) => `-c ${key}=${value}`);
  url.searchParams.set('options', words.join(' '));
  return url.href;
}

function explainExtension(error: Error): never {
  throw new Error(
    `The extension pg_trgm is needed and could not be created (${error.message}). Run as a superuser in that database: create extension pg_trgm;`,
    { cause: error },
  );
}
