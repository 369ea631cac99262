import { z } from 'zod';
import { audienceSchema, blocksSchema, CAMPAIGN_STATES, LEFT_OUT } from '#domain/campaigns/blocks.ts';
import { ref } from './clients.ts';
import {
  ability,
  cursor,
  filledLine,
  id,
  idParams,
  limit,
  line,
  moment,
  page,
  person,
  seenVersion,
} from './common.ts';
import { route } from './route.ts';

const tag = 'campaigns';

export const campaignState = z.enum(CAMPAIGN_STATES);
const sender = z
  .enum(['manager', 'company'])
  .meta({ description: 'In whose name: each client’s manager, or the company' });
const leftOut = z.enum(LEFT_OUT);
const perMinute = z.number().int().min(1).max(600_000);

export const campaignRow = z
  .object({
    id,
    name: z.string(),
    subject: z.string(),
    state: campaignState,
    by: person,
    createdAt: moment,
    scheduledAt: moment.nullable(),
    startedAt: moment.nullable(),
    endedAt: moment.nullable(),
    /** Of one that was started. */
    letters: z.object({ total: z.number().int(), sent: z.number().int() }).nullable(),
  })
  .meta({ id: 'CampaignRow' });

const file = z
  .object({
    id,
    kind: z.enum(['image', 'attachment']),
    name: z.string(),
    mime: z.string(),
    size: z.number().int(),
  })
  .meta({ id: 'CampaignFile' });

export const campaign = campaignRow
  .extend({
    audience: audienceSchema,
    preheader: z.string(),
    blocks: blocksSchema,
    sender,
    perMinute,
    pausedWhy: z.enum(['person', 'bounces', 'server', 'rights', 'unsaid']).nullable(),
    files: z.array(file),
    version: z.number().int(),
    abilities: z.object({ edit: ability, start: ability, halt: ability }),
  })
  .meta({ id: 'Campaign' });

const draft = {
  name: filledLine(200),
  audience: audienceSchema,
  subject: line(200),
  preheader: line(200),
  blocks: blocksSchema,
  sender,
  perMinute,
};

const counts = z
  .object({
    clients: z.number().int(),
    addresses: z.number().int().meta({ description: 'Letters that would go' }),
    leftOut: z.array(z.object({ why: leftOut, count: z.number().int() })),
  })
  .meta({ id: 'AudienceCounts' });

const leftOutRow = z.object({
  client: ref,
  contact: ref.nullable(),
  address: z.string().nullable(),
  why: leftOut,
});

/** Drafts and lists: server/campaigns/campaigns.routes.ts */
export const campaignRoutes = {
  list: route({
    id: 'campaigns.list',
    method: 'GET',
    path: '/campaigns',
    tag,
    summary: 'Letters to groups of clients, the newest first: one’s own, or all',
    query: z.object({ state: campaignState.optional(), cursor: cursor.optional(), limit }),
    response: page(campaignRow).extend({ abilities: z.object({ create: ability }) }),
  }),
  create: route({
    id: 'campaigns.create',
    method: 'POST',
    path: '/campaigns',
    tag,
    summary: 'Begin a draft, empty or as a copy of another',
    body: z.strictObject({ name: filledLine(200), copyOf: id.optional() }),
    response: campaign,
    status: 201,
  }),
  get: route({
    id: 'campaigns.get',
    method: 'GET',
    path: '/campaigns/:id',
    tag,
    summary: 'One of them',
    params: idParams,
    response: campaign,
  }),
  save: route({
    id: 'campaigns.save',
    method: 'PUT',
    path: '/campaigns/:id',
    tag,
    summary: 'Save a draft whole',
    params: idParams,
    body: z.strictObject({ ...draft, version: seenVersion }),
    response: campaign,
  }),
  drop: route({
    id: 'campaigns.drop',
    method: 'DELETE',
    path: '/campaigns/:id',
    tag,
    summary: 'Throw away a draft that was never started',
    params: idParams,
    response: 'nothing',
    status: 204,
  }),
  audience: route({
    id: 'campaigns.audience',
    method: 'GET',
    path: '/campaigns/:id/audience',
    tag,
    summary: 'How many would get it, and how many would not and why',
    params: idParams,
    response: counts,
  }),
  leftOut: route({
    id: 'campaigns.leftOut',
    method: 'GET',
    path: '/campaigns/:id/left-out',
    tag,
    summary: 'Who would not get it, or did not, and why',
    params: idParams,
    query: z.object({ why: leftOut.optional(), cursor: cursor.optional(), limit }),
    response: page(leftOutRow),
  }),
};
