import { z } from 'zod';
import { campaignRunRoutes } from '#api/campaign-run.ts';
import { contactName } from '#server/clients/public.ts';
import { cursorId, cutPage, decodeCursor } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { notFound } from '#server/http/problems.ts';
import type { CampaignRow } from './campaigns.queries.ts';
import { pause, resume, start, stop, unschedule } from './direct-run.ts';
import { exportRecipients } from './export-recipients.ts';
import { presentCampaign } from './present-campaign.ts';
import { presentProgress, presentRecipient } from './present-run.ts';
import { lettersOfClient, listRecipients, readProgress } from './run.queries.ts';
import { subjectAsSent } from './run-subject.ts';

/** Judged where the campaign is known: to whoever does not see it, it is not there. */
const edits = { of: 'campaign.edit' } as const;
const halts = { of: 'campaign.halt' } as const;

const acted =
  (act: (ctx: Ctx, id: number) => Promise<CampaignRow>) =>
  async (ctx: Ctx, { params }: { params: { id: number } }) =>
    presentCampaign(ctx, await act(ctx, params.id));

/** What is done with a whole campaign, and what comes of each letter. */
export const campaignRunRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: campaignRunRoutes.start,
    action: edits,
    handler: async (ctx, { params, body }) => presentCampaign(ctx, await start(ctx, params.id, body)),
  }),
  defineRoute({ route: campaignRunRoutes.unschedule, action: halts, handler: acted(unschedule) }),
  defineRoute({ route: campaignRunRoutes.pause, action: halts, handler: acted(pause) }),
  defineRoute({ route: campaignRunRoutes.resume, action: halts, handler: acted(resume) }),
  defineRoute({ route: campaignRunRoutes.stop, action: halts, handler: acted(stop) }),
  defineRoute({
    route: campaignRunRoutes.progress,
    action: 'signedIn',
    handler: async (ctx, { params }) => presentProgress(await readProgress(ctx.reader, params.id)),
  }),
  defineRoute({
    route: campaignRunRoutes.recipients,
    action: 'signedIn',
    handler: async (ctx, { params, query }) => {
      const after = decodeCursor(query.cursor, z.tuple([cursorId]))?.[0] ?? 0;
      const rows = await listRecipients(ctx.reader, params.id, {
        state: query.state,
        after,
        limit: query.limit + 1,
      });
      if (!rows) throw notFound();
      const page = cutPage(rows, query.limit, ({ id }) => [id]);
      return { ...page, items: page.items.map((row) => presentRecipient(row, ctx.language)) };
    },
  }),
  defineRoute({
    route: campaignRunRoutes.export,
    action: 'signedIn',
    handler: (ctx, { params, body, reply }) => exportRecipients(ctx, params.id, body, reply),
  }),
  defineRoute({
    route: campaignRunRoutes.ofClient,
    action: 'signedIn',
    handler: async (ctx, { params, query }) => {
      const page = await lettersOfClient(ctx.reader, params.id, query);
      return {
        ...page,
        items: page.items.map(
          ({ campaignId, subject, contact, address, state, endedAt, unsubscribedAt }) => ({
            campaign: { id: campaignId, subject: subjectAsSent(subject) },
            contact: contact && { id: contact.id, name: contactName(contact) },
            address,
            state,
            at: endedAt,
            unsubscribedAt,
          }),
        ),
      };
    },
  }),
];
