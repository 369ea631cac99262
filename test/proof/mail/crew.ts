import { rmSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import { makeDb, makePool } from '#server/db/kysely.ts';
import type { DB } from '#server/db/tables.ts';
import { type Sealer, sealerOf } from '#server/sealer.ts';
import { openSecrets } from '#server/secrets.ts';
import { until } from '../crashes/http.ts';
import { makeFolder, makeProduct, type Product } from '../crashes/product.ts';
import { type Cluster, openCluster } from '../several/cluster.ts';
import { type Held, holderOf, type Office, openOffice } from './office.ts';
import { openSupervisor } from './outbox.ts';

/** Webs and workers as processes of their own on one PostgreSQL of the operator's, and a mail server. */
export type Crew = {
  office: Office;
  db: Kysely<DB>;
  /** For looking at the server of the database itself. */
  superuser: Kysely<DB>;
  sealer: Sealer;
  boss: PgBoss;
  webs: Product[];
  workers: Product[];
  /** The worker that holds the line of this talk. */
  talkerOf: (held: Held) => Promise<Product>;
  close: () => Promise<void>;
};

export async function openCrew({ webs, workers }: { webs: number; workers: number }): Promise<Crew> {
  const cluster: Cluster = await openCluster();
  const dataDir = makeFolder();
  const env = { DATABASE_URL: cluster.ownerUrl };
  const made = (role: 'web' | 'worker', count: number) =>
    Promise.all(Array.from({ length: count }, () => makeProduct({ dataDir, env, role })));
  const crew = { webs: await made('web', webs), workers: await made('worker', workers) };
  const all = [...crew.webs, ...crew.workers];
  const db = makeDb(makePool(cluster.ownerUrl, { max: 4, name: 'proof' }));
  const superuser = makeDb(makePool(cluster.superuserUrl, { max: 1, name: 'proof' }));
  await all[0]?.run('migrate');
  await Promise.all(all.map((one) => one.start()));
  const office = await openOffice();
  const boss = await openSupervisor(cluster.ownerUrl);
  return {
    ...crew,
    office,
    db,
    superuser,
    boss,
    sealer: sealerOf(openSecrets(dataDir).appSecret.reveal()),
    talkerOf({ port }) {
      // the kernel's table is read in pieces, and may miss a line while others come and go
      return until('the worker that holds this line is found', 10, async () => {
        const pids = crew.workers.map((worker) => worker.pid);
        const pid = holderOf([port, office.port], pids);
        return crew.workers.find((worker) => worker.pid === pid);
      });
    },
    async close() {
      await Promise.all(all.map((one) => one.end('SIGKILL')));
      await boss.stop({ graceful: false });
      await office.close();
      await Promise.all([db.destroy(), superuser.destroy()]);
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** kill -9; another process comes in its place. */
export async function killed(worker: Product): Promise<void> {
  await worker.end('SIGKILL');
  await worker.start();
}

/** No job of the outbox runs: whoever worked at it has ended. */
export const idle = (db: Kysely<DB>): Promise<unknown> =>
  until('the round of letters ends', 60, async () => {
    const { rows } =
      await sql`select from pgboss.job where name = 'send-letters' and state = 'active'`.execute(db);
    return rows.length === 0;
  });
