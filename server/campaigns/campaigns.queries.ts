import { sql } from 'kysely';
import { z } from 'zod';
import type { campaignRoutes } from '#api/campaigns.ts';
import type { QueryOf } from '#api/route.ts';
import type { Audience, Block, CampaignState } from '#domain/campaigns/blocks.ts';
import { cursorId, cutPage, decodeCursor, type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type CampaignListRow = {
  id: number;
  name: string;
  subject: string;
  state: CampaignState;
  by: PersonRow;
  createdAt: string;
  scheduledAt: string | null;
  startedAt: string | null;
  endedAt: string | null;
  /** Of one whose letters are written. */
  letters: { total: number; sent: number } | null;
};
export type CampaignFileRow = {
  id: number;
  kind: 'image' | 'attachment';
  name: string;
  mime: string;
  size: number;
};
export type CampaignRow = CampaignListRow & {
  audience: Audience;
  preheader: string;
  blocks: Block[];
  sender: 'manager' | 'company';
  perMinute: number;
  pausedWhy: 'person' | 'bounces' | 'server' | 'rights' | 'unsaid' | null;
  files: CampaignFileRow[];
  version: number;
};

/** The newest first. */
export async function listCampaigns(
  reader: Reader,
  { state, cursor, limit }: QueryOf<typeof campaignRoutes.list>,
): Promise<{ items: readonly CampaignListRow[]; next: string | null }> {
  const from = decodeCursor(cursor, z.tuple([cursorId]));
  let rows = listed(reader)
    .orderBy('g.id', 'desc')
    .limit(limit + 1);
  if (state) rows = rows.where('g.state', '=', state);
  if (from) rows = rows.where('g.id', '<', from[0]);
  return cutPage(await rows.execute(), limit, ({ id }) => [id]);
}

/** An unseen one is not found. */
export async function findCampaign(reader: Reader, id: number): Promise<CampaignRow> {
  const row = await whole(reader).where('g.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export type HeldCampaign = CampaignRow & {
  /** How many of the groups asked about are none that the reader sees. */
  unknownGroups: number;
};

/** As it stands, held for the rest of the transaction. */
export async function holdCampaign(
  reader: Reader,
  id: number,
  { include, exclude }: Audience = { include: [], exclude: [] },
): Promise<HeldCampaign> {
  const groups = [...include, ...exclude];
  const row = await whole(reader)
    .select(
      sql<number>`(select count(*)::int from unnest(${groups}::bigint[]) w
        where not ${reader.seesAllClients}::boolean or w not in (select s.id from segments s))`.as(
        'unknownGroups',
      ),
    )
    .where('g.id', '=', id)
    .forUpdate('g')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

const listed = (reader: Reader) =>
  reader.campaigns().select([
    'g.id',
    'g.name',
    'g.subject',
    sql<CampaignState>`g.state`.as('state'),
    personJson(sql`g.created_by`).$castTo<PersonRow>().as('by'),
    'g.created_at as createdAt',
    'g.scheduled_at as scheduledAt',
    'g.started_at as startedAt',
    'g.ended_at as endedAt',
    sql<CampaignListRow['letters']>`case when g.state not in ('draft', 'scheduled', 'preparing') then
      (select json_build_object('total', count(*), 'sent', count(*) filter (where m.state in ('sent', 'bounced')))
        from campaign_letters m where m.campaign_id = g.id) end`.as('letters'),
  ]);

const whole = (reader: Reader) =>
  listed(reader).select([
    sql<Audience>`g.audience`.as('audience'),
    'g.preheader',
    sql<Block[]>`g.blocks`.as('blocks'),
    sql<CampaignRow['sender']>`g.sender`.as('sender'),
    'g.per_minute as perMinute',
    sql<CampaignRow['pausedWhy']>`g.paused_why`.as('pausedWhy'),
    sql<
      CampaignFileRow[]
    >`(select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'mime', f.mime,
      'size', f.size) order by f.id), '[]'::json) from campaign_files f where f.campaign_id = g.id)`.as(
      'files',
    ),
    'g.version',
  ]);
