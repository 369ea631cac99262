import { rmSync } from 'node:fs';
import path from 'node:path';
import { connectDatabase } from '#server/db/connect.ts';
import { oneClient } from '#server/db/server-check.ts';
import { Secret } from '#server/secret.ts';
import { openSecrets } from '#server/secrets.ts';
import { makeFolder } from '../crashes/product.ts';

/** An operator's PostgreSQL with an empty database and an owner who may make roles, as the README asks for. */
export type Cluster = {
  ownerUrl: string;
  /** Of the same database: who sees and ends what everybody does there. */
  superuserUrl: string;
  stop: () => Promise<void>;
};

export async function openCluster(): Promise<Cluster> {
  const folder = makeFolder();
  const none = new Secret(undefined);
  const secrets = openSecrets(folder);
  const config = { dataDir: folder, databaseUrl: none, databaseAppUrl: none, databaseJobUrl: none };
  const { embedded, close } = await connectDatabase({ config, secrets });
  if (!embedded) throw new Error('no cluster');
  const superuser = secrets.database.superuser.reveal();
  await oneClient(embedded.url(embedded.superuser, superuser, 'postgres'), async (admin) => {
    await admin.query(`create role operator login createrole password 'long-enough-for-a-proof'`);
    await admin.query(`create database several owner operator template template0 encoding 'UTF8'`);
  });
  return {
    ownerUrl: embedded.url('operator', 'long-enough-for-a-proof', 'several'),
    superuserUrl: embedded.url(embedded.superuser, superuser, 'several'),
    async stop() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const migrationsIn = (said: string): string[] =>
  said
    .split('\n')
    .filter((line) => line.includes('"migrated":'))
    .flatMap((line) => (JSON.parse(line) as { migrated: string[] }).migrated);

/** The migrations of this release, by their files. */
export const migrationFolder = path.resolve(
  import.meta.dirname,
  '..',
  '..',
  '..',
  'server',
  'db',
  'migrations',
);
