import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { sendCrowdHome } from './crowd.ts';
import { orderState, partCopies } from './generate/copies.ts';
import type { Sizes } from './generate/records.ts';

/** Takes away what an earlier run left: rows it added, orders it moved. Nothing of the product may be running. */
export async function forgetRuns(admin: pg.Client, sizes: Sizes): Promise<void> {
  await sendCrowdHome(admin);
  await asleep(admin, async () => {
    await admin.query(
      'truncate notification_mails, notifications, notification_postponements, notification_receipts, idempotency_keys',
    );
    // terms that end are told once, not in every run anew
    const gone = `id > (select journal from bench.base) and kind not in ('validUntilComes', 'stepDueComes', 'stepOverdue')`;
    await admin.query(`delete from journal_chain where journal_id in (select id from journal where ${gone})`);
    await admin.query(`delete from journal where ${gone}`);
    await admin.query('delete from pgboss.job');
    await admin.query('delete from comments where id > $1', [sizes.comments]);
    await admin.query('delete from import_rows');
    await admin.query('delete from imports');
    await admin.query('truncate campaign_letters, campaign_left_out, suppressions, address_troubles');
    await admin.query('delete from campaigns');
    await admin.query('delete from segment_members where client_id > $1', [sizes.clients]);
    await admin.query(
      'delete from consents where contact_id in (select id from contacts where client_id > $1)',
      [sizes.clients],
    );
    await admin.query("delete from segments where name like 'bench %'");
    await admin.query('delete from contacts where client_id > $1', [sizes.clients]);
    await admin.query('delete from clients where id > $1', [sizes.clients]);
  });
  const { rows } = await admin.query(
    `select m.id from bench.made m join orders o on o.id = m.id join (select id as tmpl, (body ->> 'version')::int as version from bench.templates offset 0) v on v.tmpl = m.tmpl where o.version <> v.version`,
  );
  await resetOrders(
    admin,
    (rows as { id: string }[]).map(({ id }) => Number(id)),
  );
}

/** The jobs of the start are over: what they cost is not counted to requests. Twenty minutes at most. */
export async function workDone(admin: pg.Client): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    await sleep(1000);
    const { rowCount } = await admin.query(
      `select from pgboss.job where name <> 'seal-journal' and state in ('created', 'retry', 'active') and start_after < now() limit 1`,
    );
    if (rowCount === 0) return;
  }
}

/** Puts these orders back to what their templates say, so that both servers begin with the same. */
export async function resetOrders(admin: pg.Client, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await asleep(admin, async () => {
    for (const { table, sql } of partCopies) {
      await admin.query(`delete from ${table} where order_id = any($1)`, [ids]);
      await admin.query(sql.replace('bench.made o', '(select * from bench.made where id = any($1)) o'), [
        ids,
      ]);
    }
    await admin.query(
      'delete from journal where order_id = any($1) and id > (select journal from bench.base)',
      [ids],
    );
    await admin.query(
      `update orders o set ${orderState} from bench.made m join bench.templates t on t.id = m.tmpl where o.id = m.id and m.id = any($1)`,
      [ids],
    );
  });
}

/** Triggers and foreign keys look away. */
async function asleep(admin: pg.Client, work: () => Promise<void>): Promise<void> {
  await admin.query('set session_replication_role = replica');
  try {
    await work();
  } finally {
    await admin.query('set session_replication_role = default');
  }
}
