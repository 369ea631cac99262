import type { Config } from '../config.ts';
import type { Secrets } from '../secrets.ts';
import { type Embedded, openEmbedded } from './embedded.ts';
import { connectExternal } from './external.ts';
import { ensureLogin, ensureRoles, type RoleNames, roleNames } from './roles.ts';
import { checkServer, oneClient } from './server-check.ts';

export interface Database {
  /** Owner: migrations only. App: the product. Job: the worker. */
  readonly urls: { readonly owner: string; readonly app: string; readonly job: string };
  readonly roles: RoleNames;
  /** Absent with DATABASE_URL. */
  readonly embedded: Embedded | undefined;
  /** Stops the embedded server; a foreign one is left alone. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl' | 'databaseAppUrl' | 'databaseJobUrl'>;
  readonly secrets: Secrets;
  readonly log?: (message: string) => void;
  /** false only for throw-away test clusters. */
  readonly durable?: boolean;
  /** For measuring: the embedded server loads pg_stat_statements. */
  readonly countStatements?: boolean;
}

const embeddedDatabase = 'vizir';
const embeddedOwner = 'vizir_owner';
/** Raised when what the superuser prepares changes; until then the superuser is not used again. */
const preparation = 'vizir 1';

/** Brings a database within reach, with its three roles, and refuses one that would lose or misread data. */
export async function connectDatabase(options: ConnectOptions): Promise<Database> {
  return options.config.databaseUrl.isSet ? connectExternal(options) : connectEmbedded(options);
}

async function connectEmbedded(options: ConnectOptions): Promise<Database> {
  const { config, secrets, log, durable = true, countStatements } = options;
  const passwords = secrets.database;
  const embedded = await openEmbedded({
    dataDir: config.dataDir,
    superuserPassword: passwords.superuser.reveal(),
    durable,
    countStatements,
    log,
  });
  try {
    const roles = roleNames(embeddedDatabase);
    const owner = embedded.url(embeddedOwner, passwords.owner.reveal(), embeddedDatabase);
    await prepareOnce(embedded, owner, secrets, roles);
    await oneClient(owner, (client) => checkServer(client, { durable }));
    return {
      urls: {
        owner,
        app: embedded.url(roles.app, passwords.app.reveal(), embeddedDatabase),
        job: embedded.url(roles.job, passwords.job.reveal(), embeddedDatabase),
      },
      roles,
      embedded,
      close: () => embedded.stop(),
    };
  } catch (error) {
    if (embedded.attached) embedded.detach();
    else await embedded.stop();
    throw explainPassword(error, embedded.cluster);
  }
}

/** The superuser's only appearance: owner, roles, database, extension. Each step may be repeated. */
async function prepareOnce(
  embedded: Embedded,
  owner: string,
  secrets: Secrets,
  roles: RoleNames,
): Promise<void> {
  if (await isPrepared(owner)) return;
  const passwords = secrets.database;
  const superuser = (database: string) =>
    embedded.url(embedded.superuser, passwords.superuser.reveal(), database);
  await oneClient(superuser('postgres'), async (admin) => {
    await ensureLogin(admin, embeddedOwner, passwords.owner.reveal());
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [embeddedDatabase]);
    if (rowCount === 0) await admin.query(`create database ${embeddedDatabase} owner ${embeddedOwner}`);
    await admin.query(`revoke connect, temporary on database ${embeddedDatabase} from public`);
    await ensureRoles(admin, embeddedDatabase, roles, {
      app: passwords.app.reveal(),
      job: passwords.job.reveal(),
    });
  });
  await oneClient(superuser(embeddedDatabase), async (admin) => {
    await admin.query('create extension if not exists pg_trgm');
    await admin.query(`comment on database ${embeddedDatabase} is '${preparation}'`); // last: all of it is done
  });
}

/** The mark is in the database itself, so that it cannot outlive or miss it. */
async function isPrepared(owner: string): Promise<boolean> {
  try {
    return await oneClient(owner, async (client) => {
      const { rows } = await client.query(
        `select shobj_description(oid, 'pg_database') as mark from pg_database where datname = current_database()`,
      );
      return rows[0]?.mark === preparation;
    });
  } catch (error) {
    const noSuchDatabaseOrRole = ['3D000', '28P01', '28000'];
    if (noSuchDatabaseOrRole.includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

/** The keys and the cluster belong together; one without the other is a restore half done, or a folder deleted by hand. */
function explainPassword(error: unknown, cluster: string): unknown {
  if ((error as { code?: string }).code !== '28P01') return error;
  return new Error(
    `secrets.json does not belong to the database in ${cluster}: restore the file from a backup, or remove that folder to begin anew without its data.\n` +
      `Файл secrets.json не от базы в ${cluster}: восстановите его из копии либо удалите эту папку, чтобы начать заново без её данных.`,
    { cause: error },
  );
}
