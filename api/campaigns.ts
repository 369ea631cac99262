import { z } from 'zod';
import {
  audienceSchema,
  blocksSchema,
  CAMPAIGN_STATES,
  LEFT_OUT,
  LETTER_STATES,
} from '#domain/campaigns/blocks.ts';
import { ref } from './clients.ts';
import {
  ability,
  cursor,
  done,
  filledLine,
  id,
  idParam,
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

const state = z.enum(CAMPAIGN_STATES);
const sender = z
  .enum(['manager', 'company'])
  .meta({ description: 'In whose name: each client’s manager, or the company' });
const leftOut = z.enum(LEFT_OUT);
const letterState = z.enum(LETTER_STATES);
const perMinute = z.number().int().min(1).max(60_000);

export const campaignRow = z
  .object({
    id,
    name: z.string(),
    subject: z.string(),
    state,
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
    query: z.object({ state: state.optional(), cursor: cursor.optional(), limit }),
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
    state,
    pausedWhy: campaign.shape.pausedWhy,
    total: z.number().int(),
    byState: z.record(letterState, z.number().int()).meta({ description: 'Exact: they add up to the total' }),
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
    body: z.strictObject({ at: moment.nullable(), version: seenVersion }),
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

const check = z
  .object({
    code: z.enum([
      'audienceEmpty',
      'subjectEmpty',
      'bodyEmpty',
      'fieldUnknown',
      'fieldWithoutWord',
      'linkWrong',
      'imageWithoutWords',
      'tooLarge',
      'mailOff',
      'senderWithoutAddress',
    ]),
    severity: z.enum(['stops', 'warns']),
    message: z.string().meta({ description: 'What is wrong and what to do, in the reader’s language' }),
  })
  .meta({ id: 'CampaignCheck' });

/** What the letter says: server/campaigns/letter.routes.ts */
export const campaignLetterRoutes = {
  preview: route({
    id: 'campaigns.preview',
    method: 'GET',
    path: '/campaigns/:id/preview',
    tag,
    summary: 'The letter as one client would get it',
    params: idParams,
    query: z.object({
      contactId: idParam.optional().meta({ description: 'Left out: the first of the audience' }),
    }),
    response: z.object({
      contact: ref.nullable(),
      client: ref.nullable(),
      from: z.string(),
      subject: z.string(),
      html: z.string().meta({ description: 'Made by us from blocks; shown in a frame that runs nothing' }),
      text: z.string(),
      size: z.number().int().meta({ description: 'Bytes of the letter with its files' }),
    }),
  }),
  checks: route({
    id: 'campaigns.checks',
    method: 'GET',
    path: '/campaigns/:id/checks',
    tag,
    summary: 'What stands in the way of sending it',
    params: idParams,
    response: z.object({ items: z.array(check), letters: z.number().int() }),
  }),
  test: route({
    id: 'campaigns.test',
    method: 'POST',
    path: '/campaigns/:id/tests',
    tag,
    summary: 'Send it to oneself',
    params: idParams,
    body: z.strictObject({ contactId: id.optional() }),
    response: z.object({ to: z.string(), trouble: z.string().nullable() }),
  }),
  addFile: route({
    id: 'campaigns.addFile',
    method: 'POST',
    path: '/campaigns/:id/files',
    tag,
    summary: 'Add a picture or a file to send with it',
    params: idParams,
    query: z.object({ name: filledLine(200), kind: z.enum(['image', 'attachment']) }),
    body: 'bytes',
    response: campaign,
    status: 201,
  }),
  file: route({
    id: 'campaigns.file',
    method: 'GET',
    path: '/campaigns/:id/files/:fileId',
    tag,
    summary: 'Its bytes',
    params: z.object({ id: idParam, fileId: idParam }),
    response: 'bytes',
  }),
  dropFile: route({
    id: 'campaigns.dropFile',
    method: 'DELETE',
    path: '/campaigns/:id/files/:fileId',
    tag,
    summary: 'Take a picture or file out',
    params: z.object({ id: idParam, fileId: idParam }),
    response: campaign,
    status: 200,
  }),
};

/** One list of addresses for ever: server/campaigns/suppressions.routes.ts */
export const suppressionRoutes = {
  list: route({
    id: 'suppressions.list',
    method: 'GET',
    path: '/suppressions',
    tag,
    summary: 'Addresses that no campaign writes to',
    query: z.object({ search: line(254).optional(), cursor: cursor.optional(), limit }),
    response: page(
      z.object({
        address: z.string(),
        why: z.enum(['unsubscribed', 'bounced', 'complained', 'byHand']),
        at: moment,
        by: person.nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
  add: route({
    id: 'suppressions.add',
    method: 'POST',
    path: '/suppressions',
    tag,
    summary: 'Never write to an address again',
    body: z.strictObject({ address: filledLine(254), note: line(500).optional() }),
    response: done,
    status: 201,
  }),
};
