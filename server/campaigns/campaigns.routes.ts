import { z } from 'zod';
import { campaignRoutes } from '#api/campaigns.ts';
import { can } from '#domain/policy/can.ts';
import { contactName } from '#server/clients/public.ts';
import { cursorId, cutPage, decodeCursor } from '#server/feed/public.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { notFound } from '#server/http/problems.ts';
import { whoMay } from '#server/http/refused.ts';
import { countAudience, type LeftOutRow, listLeftOut } from './audience.queries.ts';
import { findCampaign, listCampaigns } from './campaigns.queries.ts';
import { createCampaign, dropCampaign, saveCampaign } from './edit-campaign.ts';
import { presentCampaign, presentCampaignRow } from './present-campaign.ts';

// judged where the letter is known: to whoever does not see it, it is not there
const edits = { of: 'campaign.edit' } as const;

/** Letters to groups of clients: drafts, and who would get them. */
export const campaignRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: campaignRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { query }) => {
      const page = await listCampaigns(ctx.reader, query);
      const verdict = can(ctx.actor, 'campaign.send', null);
      const reason = verdict.ok ? null : whoMay(ctx.person, verdict.allowed, null, ctx.language);
      return {
        ...page,
        items: page.items.map(presentCampaignRow),
        abilities: { create: { allowed: verdict.ok, reason } },
      };
    },
  }),
  defineRoute({
    route: campaignRoutes.create,
    action: 'campaign.send',
    handler: async (ctx, { body }) => presentCampaign(ctx, await createCampaign(ctx, body)),
  }),
  defineRoute({
    route: campaignRoutes.get,
    action: 'signedIn',
    handler: async (ctx, { params }) => presentCampaign(ctx, await findCampaign(ctx.reader, params.id)),
  }),
  defineRoute({
    route: campaignRoutes.save,
    action: edits,
    handler: async (ctx, { params, body }) => presentCampaign(ctx, await saveCampaign(ctx, params.id, body)),
  }),
  defineRoute({
    route: campaignRoutes.drop,
    action: edits,
    handler: (ctx, { params }) => dropCampaign(ctx, params.id),
  }),
  defineRoute({
    route: campaignRoutes.audience,
    action: 'signedIn',
    handler: async (ctx, { params }) => {
      const counts = await countAudience(ctx.reader, params.id);
      if (!counts) throw notFound();
      return counts;
    },
  }),
  defineRoute({
    route: campaignRoutes.leftOut,
    action: 'signedIn',
    handler: async (ctx, { params, query }) => {
      const after = decodeCursor(query.cursor, z.tuple([cursorId, cursorId]));
      const rows = await listLeftOut(ctx.reader, params.id, query, after);
      if (!rows) throw notFound();
      const page = cutPage(rows, query.limit, ({ clientId, contact }) => [clientId, contact?.id ?? 0]);
      return { ...page, items: page.items.map(presentLeftOut) };
    },
  }),
];

const presentLeftOut = ({ clientId, clientName, contact, address, why }: LeftOutRow) => ({
  client: { id: clientId, name: clientName },
  contact: contact && { id: contact.id, name: contactName(contact) },
  address,
  why,
});
