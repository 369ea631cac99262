import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { sendCampaigns } from '#server/jobs/registry.ts';

/** What people do with a whole campaign; it is held, and that this may be done now was judged. */

/** Now, or at a moment; whose rights it goes by is who starts it. */
export async function startCampaign({ trx, person }: Tx, id: number, at: string | null): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({
      state: at === null ? 'preparing' : 'scheduled',
      scheduled_at: at,
      started_at: at === null ? sql<string>`now()` : null,
      started_by: person.employeeId,
      ...changed,
    })
    .where('id', '=', id)
    .execute();
  if (at === null) await enqueue(trx, sendCampaigns, {});
}

export async function unscheduleCampaign({ trx }: Tx, id: number): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({ state: 'draft', scheduled_at: null, started_by: null, ...changed })
    .where('id', '=', id)
    .execute();
}

export async function pauseCampaign({ trx }: Tx, id: number): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({ state: 'paused', paused_why: 'person', ...changed })
    .where('id', '=', id)
    .execute();
}

/** One that halted before its letters were written goes on with that. The mail server is asked at once, whatever was known of it. */
export async function resumeCampaign({ trx }: Tx, id: number): Promise<void> {
  await sql`
    with asked as (update mail_settings set next_try_at = null where next_try_at is not null)
    update campaigns g set paused_why = null, resumed_at = now(), paced_until = null, updated_at = now(), version = version + 1,
      state = case when exists (select 1 from campaign_letters m where m.campaign_id = g.id) then 'running' else 'preparing' end
    where g.id = ${id}`.execute(trx);
  await enqueue(trx, sendCampaigns, {});
}

/** For good: what waits is left out. What is on its way ends as it does. */
export async function stopCampaign({ trx }: Tx, id: number): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({ state: 'stopped', paused_why: null, ended_at: sql<string>`now()`, ...changed })
    .where('id', '=', id)
    .execute();
  await sql`update campaign_letters set state = 'leftOut', left_out_why = 'stopped', next_try_at = null, ended_at = now()
    where campaign_id = ${id} and state = 'waiting'`.execute(trx);
}

const changed = { updated_at: sql<string>`now()`, version: sql<number>`version + 1` };
