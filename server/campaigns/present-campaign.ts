import type { z } from 'zod';
import type { campaign, campaignRow } from '#api/campaigns.ts';
import { can, type Verdict } from '#domain/policy/can.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, problemBody } from '#server/http/problems.ts';
import { whoMay } from '#server/http/refused.ts';
import type { CampaignListRow, CampaignRow } from './campaigns.queries.ts';

type Reading = Pick<Ctx, 'person' | 'actor' | 'language'>;

export const presentCampaignRow = ({ by, ...row }: CampaignListRow): z.input<typeof campaignRow> => ({
  ...row,
  by: presentPerson(by),
});

export function presentCampaign(ctx: Reading, row: CampaignRow): z.input<typeof campaign> {
  const mine = can(ctx.actor, 'campaign.edit', { authorId: row.by.id });
  const isDraft = row.state === 'draft';
  const atWork = ['scheduled', 'preparing', 'running', 'paused'].includes(row.state);
  return {
    ...presentCampaignRow(row),
    audience: row.audience,
    preheader: row.preheader,
    blocks: row.blocks,
    sender: row.sender,
    perMinute: row.perMinute,
    pausedWhy: row.pausedWhy,
    files: row.files,
    version: row.version,
    abilities: {
      edit: ability(ctx, mine, row, isDraft),
      start: ability(ctx, mine, row, isDraft),
      halt: ability(ctx, can(ctx.actor, 'campaign.halt', { authorId: row.by.id }), row, atWork),
    },
  };
}

function ability(ctx: Reading, verdict: Verdict, { by }: CampaignRow, now: boolean) {
  if (!verdict.ok) {
    const author = presentPerson(by).name;
    return { allowed: false, reason: whoMay(ctx.person, verdict.allowed, { author }, ctx.language) };
  }
  if (now) return { allowed: true, reason: null };
  return { allowed: false, reason: problemBody(new HttpProblem('campaign_settled'), ctx.language).detail };
}
