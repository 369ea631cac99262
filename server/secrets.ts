import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { makeDurablyOnce } from './db/durable-file.ts';
import { Secret } from './secret.ts';

/** What this installation made for itself on its first start: data/secrets.json, mode 0600, kept with every backup. */
export interface Secrets {
  readonly appSecret: Secret;
  readonly journalKey: Secret;
  readonly database: {
    readonly superuser: Secret;
    readonly owner: Secret;
    readonly app: Secret;
    readonly job: Secret;
  };
}

const text = z.string().min(32);
const shape = z.object({
  appSecret: text,
  journalKey: text,
  database: z.object({ superuser: text, owner: text, app: text, job: text }),
});

/** Reads the file or makes it. It is the owner's alone, whatever the mode of the folder. */
export function openSecrets(dataDir: string): Secrets {
  makeFolder(dataDir);
  const path = join(dataDir, 'secrets.json');
  // two processes that start at once in a new folder have the same keys
  if (!existsSync(path)) makeDurablyOnce(path, `${JSON.stringify(fresh(), null, 2)}\n`, 0o600);
  chmodSync(path, 0o600);
  const read = shape.safeParse(parse(path));
  if (!read.success) {
    throw new Error(
      `${path} is damaged: restore it from a backup. Файл секретов повреждён: восстановите его из копии.`,
    );
  }
  const { appSecret, journalKey, database } = read.data;
  return {
    appSecret: new Secret(appSecret),
    journalKey: new Secret(journalKey),
    database: {
      superuser: new Secret(database.superuser),
      owner: new Secret(database.owner),
      app: new Secret(database.app),
      job: new Secret(database.job),
    },
  };
}

/** Folders made on the way let others pass through, so that the embedded database's account can; none lets look in. */
function makeFolder(dataDir: string): void {
  const first = mkdirSync(dataDir, { recursive: true });
  if (!first) return;
  for (let at = dataDir; at.length >= first.length; at = dirname(at)) chmodSync(at, 0o711);
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function fresh(): z.infer<typeof shape> {
  const key = () => randomBytes(32).toString('base64url');
  return {
    appSecret: key(),
    journalKey: key(),
    database: { superuser: key(), owner: key(), app: key(), job: key() },
  };
}
