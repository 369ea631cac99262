import { z } from 'zod';
import { LETTER_STATES } from '#domain/campaigns/blocks.ts';
import { campaign, campaignState } from './campaigns.ts';
import { ref } from './clients.ts';
import { cursor, id, idParams, limit, moment, page, seenVersion } from './common.ts';
import { route } from './route.ts';

const tag = 'campaigns';

const letterState = z.enum(LETTER_STATES);

const recipient = z
  .object({
    id,
    address: z.string(),
    client: ref,
    contact: ref.nullable(),
    state: letterState,
    leftOutWhy: z.enum(['suppressed', 'noConsent', 'bounced', 'outOfSight', 'stopped']).nullable(),
    endedAt: moment.nullable(),
    unsubscribedAt: moment.nullable(),
    trouble: z.string().nullable().meta({ description: 'What the server said, cleaned' }),
  })
  .meta({ id: 'CampaignRecipient' });

const progress = z
  .object({
    state: campaignState,
    pausedWhy: campaign.shape.pausedWhy,
    total: z.number().int(),
    byState: z
      .partialRecord(letterState, z.number().int())
      .meta({ description: 'Exact: they add up to the total' }),
    unsubscribed: z.number().int(),
    perMinute: z.number().int().meta({ description: 'Sent in the last minute' }),
    secondsLeft: z.number().int().nullable(),
  })
  .meta({ id: 'CampaignProgress' });

/** What is done with a whole letter: server/campaigns/run.routes.ts */
export const campaignRunRoutes = {
  start: route({
    id: 'campaigns.start',
    method: 'PUT',
    path: '/campaigns/:id/start',
    tag,
    summary: 'Send it, now or at a moment; the checks must hold',
    params: idParams,
    body: z.strictObject({ at: moment.max(40).nullable(), version: seenVersion }),
    response: campaign,
  }),
  unschedule: route({
    id: 'campaigns.unschedule',
    method: 'DELETE',
    path: '/campaigns/:id/start',
    tag,
    summary: 'Make a scheduled one a draft again',
    params: idParams,
    response: campaign,
    status: 200,
  }),
  pause: route({
    id: 'campaigns.pause',
    method: 'PUT',
    path: '/campaigns/:id/pause',
    tag,
    summary: 'Pause',
    params: idParams,
    body: z.strictObject({}),
    response: campaign,
  }),
  resume: route({
    id: 'campaigns.resume',
    method: 'DELETE',
    path: '/campaigns/:id/pause',
    tag,
    summary: 'Go on',
    params: idParams,
    response: campaign,
    status: 200,
  }),
  stop: route({
    id: 'campaigns.stop',
    method: 'PUT',
    path: '/campaigns/:id/stop',
    tag,
    summary: 'Stop for good: what waits is not sent',
    params: idParams,
    body: z.strictObject({}),
    response: campaign,
  }),
  progress: route({
    id: 'campaigns.progress',
    method: 'GET',
    path: '/campaigns/:id/progress',
    tag,
    summary: 'How far it is',
    params: idParams,
    response: progress,
  }),
  recipients: route({
    id: 'campaigns.recipients',
    method: 'GET',
    path: '/campaigns/:id/recipients',
    tag,
    summary: 'What came of each address',
    params: idParams,
    query: z.object({ state: letterState.optional(), cursor: cursor.optional(), limit }),
    response: page(recipient),
  }),
  export: route({
    id: 'campaigns.export',
    method: 'POST',
    path: '/campaigns/:id/exports',
    tag,
    summary: 'The same as .xlsx',
    params: idParams,
    body: z.strictObject({ state: letterState.optional() }),
    response: 'bytes',
  }),
  ofClient: route({
    id: 'clients.campaigns',
    method: 'GET',
    path: '/clients/:id/campaigns',
    tag,
    summary: 'What people of a client were sent',
    params: idParams,
    query: z.object({ cursor: cursor.optional(), limit }),
    response: page(
      z.object({
        campaign: z.object({ id: id.nullable(), subject: z.string() }),
        contact: ref.nullable(),
        address: z.string(),
        state: letterState,
        at: moment.nullable(),
        unsubscribedAt: moment.nullable(),
      }),
    ),
  }),
};
