import { type Kysely, sql, type Transaction } from 'kysely';
import type { Audience } from '#domain/campaigns/blocks.ts';
import type { DB } from '#server/db/tables.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { announce } from '#server/jobs/registry.ts';

/** What the worker knows and changes of whole campaigns. */

/** Those whose moment has come are prepared. A moment is an instant: the hands of the clock may be moved meanwhile. */
export async function beginDue(db: Kysely<DB>): Promise<void> {
  await sql`
    with begun as (update campaigns set state = 'preparing', started_at = now(), updated_at = now(), version = version + 1
      where state = 'scheduled' and scheduled_at <= now() returning id)
    select pg_notify('live', json_build_object('kind', 'campaign', 'id', id)::text) from begun`.execute(db);
}

export type Prepared = { id: number; audience: Audience; startedBy: number; isPrepared: boolean };

/** One that is to be prepared and is in nobody's hands, held until the end. */
export async function holdToPrepare(trx: Transaction<DB>): Promise<Prepared | null> {
  const { rows } = await sql<Prepared>`
    select g.id, g.audience, g.started_by as "startedBy",
      exists (select 1 from campaign_letters m where m.campaign_id = g.id) or exists (select 1 from campaign_left_out m where m.campaign_id = g.id) as "isPrepared"
    from campaigns g where g.state = 'preparing' order by g.id limit 1 for update of g skip locked`.execute(
    trx,
  );
  return rows[0] ?? null;
}

export async function beginRunning(trx: Transaction<DB>, id: number): Promise<void> {
  await sql`update campaigns set state = 'running', updated_at = now(), version = version + 1 where id = ${id} and state = 'preparing'`.execute(
    trx,
  );
  await tellCampaign(trx, id);
}

export type Running = { id: number; subject: string; startedBy: number };

/** Those of which something can go now, or ended without anybody having said so. */
export async function runningCampaigns(db: Kysely<DB>): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select g.id, g.subject, g.started_by as "startedBy" from campaigns g where g.state = 'running'
      and (not exists (select 1 from campaign_letters m where m.campaign_id = g.id and m.state in ('waiting', 'sending'))
        or exists (select 1 from campaign_letters m where m.campaign_id = g.id and m.state = 'waiting' and (m.next_try_at is null or m.next_try_at <= now())))
    order by g.id`.execute(db);
  return rows;
}

/** Seconds until something can be claimed; null: nothing is to be waited for. */
export async function secondsUntilNext(db: Kysely<DB>, id: number): Promise<number | null> {
  const { rows } = await sql<{ seconds: number }>`
    select greatest(0, extract(epoch from coalesce(g.paced_until, now()) + make_interval(secs => 60.0 / g.per_minute) - now()))::float8 as seconds from campaigns g
    where g.id = ${id} and g.state = 'running'
      and exists (select 1 from campaign_letters m where m.campaign_id = g.id and m.state = 'waiting' and (m.next_try_at is null or m.next_try_at <= now()))`.execute(
    db,
  );
  return rows[0]?.seconds ?? null;
}

export type Halt = 'bounces' | 'server' | 'rights' | 'unsaid';

/** It pauses by itself, and its author is told. */
export const haltCampaign = (db: Kysely<DB>, id: number, why: Halt): Promise<void> =>
  told(
    db,
    sql`update campaigns set state = 'paused', paused_why = ${why}, updated_at = now(), version = version + 1
      where id = ${id} and state in ('preparing', 'running') returning id, name, started_by`,
    'campaignHalted',
    why,
  );

/** With the last letter that waited or was on its way. */
export const endCampaign = (db: Kysely<DB>, id: number): Promise<void> =>
  told(
    db,
    sql`update campaigns set state = 'finished', ended_at = now(), updated_at = now(), version = version + 1
      where id = ${id} and state = 'running' and not exists (select 1 from campaign_letters m where m.campaign_id = ${id} and m.state in ('waiting', 'sending'))
      returning id, name, started_by`,
    'campaignEnded',
    null,
  );

/** Server trouble for so long, and whoever sends is told that it stands. */
const SERVER_PATIENCE_MINUTES = 30;

/** Mail is turned off, or has not worked for long: what runs halts and says so. */
export async function haltWithoutServer(db: Kysely<DB>): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select g.id from campaigns g, mail_settings s where g.state = 'running' and (not s.enabled
      or least(now() - s.failing_since, now() - coalesce(g.resumed_at, g.started_at)) > make_interval(mins => ${SERVER_PATIENCE_MINUTES}::int))`.execute(
    db,
  );
  for (const { id } of rows) await haltCampaign(db, id, 'server');
}

export async function tellCampaign(db: Kysely<DB> | Transaction<DB>, id: number): Promise<void> {
  await sql`select pg_notify('live', ${JSON.stringify({ kind: 'campaign', id })})`.execute(db);
}

/** A row of the journal by nobody, and by it of the bell. */
async function told(
  db: Kysely<DB>,
  change: ReturnType<typeof sql>,
  kind: string,
  why: string | null,
): Promise<void> {
  await transactAsSystem(db, async (trx) => {
    const { rows } = await sql<{ id: number; campaignId: number }>`
      with changed as (${change})
      insert into journal (kind, data) select ${kind}, jsonb_strip_nulls(jsonb_build_object('endOfCampaign', c.id, 'name', c.name, 'tell', c.started_by, 'why', ${why}::text)) from changed c
      returning id, (data ->> 'endOfCampaign')::bigint as "campaignId"`.execute(trx);
    for (const { id, campaignId } of rows) {
      await enqueue(trx, announce, { eventIds: [id] });
      await tellCampaign(trx, campaignId);
    }
  });
}
