import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';
import { connectDatabase, type Database } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import { inTurn } from './db/turn.ts';
import { type Hold, holdDatabase, holdFolder, StartRefused } from './instance-lock.ts';
import { openSecrets, type Secrets } from './secrets.ts';

export type Role = 'all' | 'web' | 'worker' | 'migrate';

/** The ground under every role: settings, keys, a database at this release's schema, and the right to be alone on it. */
export interface Runtime {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly database: Database;
  readonly log: Logger;
  /** Names of the migrations that this start ran. */
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

export interface RuntimeOptions {
  readonly role: Role;
  /** Another instance took the database while it was away: the process must end. */
  readonly onLost: (error: Error) => void;
}

export async function openRuntime(config: Config, { role, onLost }: RuntimeOptions): Promise<Runtime> {
  if ((role === 'web' || role === 'worker') && !config.databaseUrl.isSet) {
    throw new StartRefused(
      `«${role}» отдельно работает только с внешней базой: задайте DATABASE_URL.\n` +
        `A separate ${role} needs an external database: set DATABASE_URL.`,
    );
  }
  const log = makeLog(config);
  const secrets = openSecrets(config.dataDir);
  const isExternal = config.databaseUrl.isSet;
  // With the operator's server the folder is shared by all processes: its files and its keys are everybody's.
  const folder = isExternal ? { release: async () => {} } : holdFolder(config.dataDir, 'all');
  const held: Hold[] = [folder];
  let database: Database | undefined;
  const close = async () => {
    for (const hold of held.splice(0).reverse()) {
      if (hold === folder) await database?.close();
      await hold.release();
    }
  };
  const start = async (): Promise<Runtime> => {
    database = await connectDatabase({ config, secrets, log: (message) => log.warn(message) });
    const kind = isExternal && role !== 'migrate' ? 'shared' : 'alone';
    held.push(await holdDatabase(database.urls.app, kind, onLost));
    const migrated = await migrate(database.urls.owner, database.roles);
    if (migrated.length > 0) log.info({ migrated }, 'schema brought up to date');
    return { config, secrets, database, log, migrated, close };
  };
  try {
    return await (isExternal ? inTurn(config.databaseUrl.reveal(), start) : start());
  } catch (error) {
    await close();
    throw error;
  }
}

/** Lines of JSON. Whatever could open a door is cut out before it is written. */
function makeLog(config: Config): Logger {
  return pino({
    level: config.logLevel,
    base: { pid: process.pid },
    redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
  });
}
