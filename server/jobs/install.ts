import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { RoleNames } from '../db/roles.ts';
import { jobs } from './registry.ts';

export const schema = 'pgboss';

/** As the owner: the queue's own tables, our queues, and the rights of the two roles, so that neither runs DDL. */
export async function installQueues(pool: pg.Pool, roles: RoleNames): Promise<void> {
  const stamp = createHash('sha256')
    .update(JSON.stringify([await packageVersion(), roles, jobs.map((job) => [job.name, job.queue])]))
    .digest('hex');
  if ((await readStamp(pool)) === stamp) return;
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) },
    schema,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on('error', () => {}); // a statement that fails also rejects below
  await boss.start();
  try {
    for (const job of jobs) {
      await boss.createQueue(job.name, job.queue);
      // An existing queue keeps its old options on create. The policy cannot be changed afterwards.
      const { policy: _, partition: __, ...changeable } = job.queue;
      await boss.updateQueue(job.name, changeable);
    }
    await indexesBuilt(boss);
  } finally {
    await boss.stop({ graceful: true, timeout: 60_000 });
  }
  await grant(pool, roles);
  await pool.query(`comment on schema ${schema} is ${pg.escapeLiteral(stamp)}`);
}

/** An upgrade of pg-boss builds indexes in the background of the instance that migrated: this one, so wait. */
async function indexesBuilt(boss: PgBoss): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const status = await boss.getBamStatus();
    if (!status.some((it) => it.status === 'pending' || it.status === 'in_progress')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The product puts jobs in, and may see what became of them; the worker does everything but DDL. */
async function grant(pool: pg.Pool, roles: RoleNames): Promise<void> {
  const app = pg.escapeIdentifier(roles.app);
  const job = pg.escapeIdentifier(roles.job);
  await pool.query(`
    revoke all on schema ${schema} from public;
    revoke execute on all functions in schema ${schema} from public;
    grant usage on schema ${schema} to ${app}, ${job};
    grant select on ${schema}.version, ${schema}.queue, ${schema}.job, ${schema}.job_common to ${app};
    grant insert on ${schema}.job, ${schema}.job_common to ${app};
    grant execute on function ${schema}.job_now() to ${app};
    grant select, insert, update, delete on all tables in schema ${schema} to ${job};
    grant usage, select, update on all sequences in schema ${schema} to ${job};
    grant execute on all functions in schema ${schema} to ${job};
  `);
}

async function readStamp(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query(
    `select obj_description(oid, 'pg_namespace') as stamp from pg_namespace where nspname = $1`,
    [schema],
  );
  return rows[0]?.stamp ?? null;
}

/** Another release of pg-boss may bring another schema. */
async function packageVersion(): Promise<string> {
  const text = await readFile(
    join(dirname(createRequire(import.meta.url).resolve('pg-boss')), '..', 'package.json'),
    'utf8',
  );
  return (JSON.parse(text) as { version: string }).version;
}
