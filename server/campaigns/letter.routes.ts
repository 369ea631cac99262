import { campaignLetterRoutes } from '#api/campaign-letter.ts';
import type { AnswerOf } from '#api/route.ts';
import type { Ctx } from '#server/http/context.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { checkCampaign } from './checks.ts';
import { addFile, dropFile, sendFile } from './files.ts';
import { readLetter } from './letter/letter.queries.ts';
import { previewLetter } from './letter/preview.ts';
import { sendTest } from './letter/test-letter.ts';

/** Judged where the campaign is known: to whoever does not see it, it is not there. */
const edits = { of: 'campaign.edit' } as const;

export const campaignLetterRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: campaignLetterRoutes.preview,
    action: 'signedIn',
    handler: (ctx, { params, query }) => previewLetter(ctx, params.id, query.contactId),
  }),
  defineRoute({
    route: campaignLetterRoutes.checks,
    action: 'signedIn',
    handler: (ctx, { params }) => checksOf(ctx, params.id),
  }),
  defineRoute({
    route: campaignLetterRoutes.test,
    action: edits,
    handler: (ctx, { params, body }) => sendTest(ctx, params.id, body.contactId),
  }),
  defineRoute({
    route: campaignLetterRoutes.addFile,
    action: edits,
    handler: (ctx, { params, query, ...upload }) => addFile(ctx, params.id, query, upload),
  }),
  defineRoute({ route: campaignLetterRoutes.file, action: 'signedIn', handler: sendFile }),
  defineRoute({
    route: campaignLetterRoutes.dropFile,
    action: edits,
    handler: (ctx, { params }) => dropFile(ctx, params.id, params.fileId),
  }),
];

async function checksOf(ctx: Ctx, id: number): Promise<AnswerOf<typeof campaignLetterRoutes.checks>> {
  const letter = await readLetter(ctx.reader, id, 'letters');
  return { items: checkCampaign(letter, ctx.language), letters: letter.letters };
}
