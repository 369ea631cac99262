import { z } from 'zod';
import { campaign } from './campaigns.ts';
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
} from './common.ts';
import { route } from './route.ts';

const tag = 'campaigns';

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
    ).extend({ abilities: z.object({ add: ability }) }),
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
