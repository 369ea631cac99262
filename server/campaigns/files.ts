import type { campaignLetterRoutes } from '#api/campaign-letter.ts';
import type { AnswerOf, QueryOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import {
  contentTypeOf,
  receivedOnce,
  type Stored,
  safeFileName,
  sendBytes,
  type Upload,
} from '#server/documents/public.ts';
import type { Ctx } from '#server/http/context.ts';
import type { Input } from '#server/http/define-route.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { record } from '#server/journal/record.ts';
import { findCampaign } from './campaigns.queries.ts';
import { type CampaignOfFiles, campaignOfFiles, oneFile } from './files.queries.ts';
import { deleteFile, insertFile } from './files.store.ts';
import { imageKind } from './image-kind.ts';
import { neededFiles } from './letter/load.ts';
import { inMail, MOST } from './letter/size.ts';
import { presentCampaign } from './present-campaign.ts';

type Campaign = AnswerOf<typeof campaignLetterRoutes.addFile>;
type Added = QueryOf<typeof campaignLetterRoutes.addFile>;

const MOST_FILES = 200;

/** A picture or a file to go with a draft. What it may weigh is known before its bytes are read, as far as it was told. */
export async function addFile(
  ctx: Ctx,
  id: number,
  { name, kind }: Added,
  upload: Upload,
): Promise<Campaign> {
  // A refused upload leaves bytes on the wire; the connection is not used again.
  upload.reply.header('connection', 'close');
  const campaign = await campaignOfFiles(ctx.reader, id);
  mayChange(ctx, campaign);
  roomFor(campaign, Number(upload.request.headers['content-length'] ?? 0));
  const safe = safeFileName(name);
  return receivedOnce(ctx, `${kind}|${safe}`, upload, async (stored) => {
    const mime = kind === 'image' ? await imageOf(ctx, stored) : contentTypeOf(safe);
    return ctx.transact(async (tx) => {
      const held = await campaignOfFiles(tx.reader, id, true);
      const as = mayChange(ctx, held);
      roomFor(held, stored.size);
      const fileId = await insertFile(tx, id, { kind, name: safe, mime, stored });
      record(tx, as, { kind: 'campaignFileAdded', data: { campaignId: id, fileId, kind } });
      return presentCampaign(ctx, await findCampaign(tx.reader, id));
    });
  });
}

export function dropFile(ctx: Ctx, id: number, fileId: number): Promise<Campaign> {
  return ctx.transact(async (tx) => {
    const as = mayChange(ctx, await campaignOfFiles(tx.reader, id, true));
    if (!(await deleteFile(tx, id, fileId))) throw notFound();
    record(tx, as, { kind: 'campaignFileDropped', data: { campaignId: id, fileId } });
    return presentCampaign(ctx, await findCampaign(tx.reader, id));
  });
}

/** The bytes as they came, always to be saved, never shown. */
export async function sendFile(
  ctx: Ctx,
  { params, reply }: Input<typeof campaignLetterRoutes.file>,
): Promise<undefined> {
  const { name, sha256 } = await oneFile(ctx.reader, params.id, params.fileId);
  const file = await ctx.deps.storage.open(Buffer.from(sha256, 'hex'));
  // The row is there and its file is not: somebody restored one without the other.
  if (!file) throw new HttpProblem('failed');
  return sendBytes(reply, { name, ...file });
}

function mayChange(ctx: Ctx, { authorId, state }: CampaignOfFiles): Self {
  const verdict = can(ctx.actor, 'campaign.edit', { authorId });
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  if (state !== 'draft') throw started();
  return verdict.as;
}

/** With what goes already, as it travels; a picture that stands in no block does not. */
function roomFor({ blocks, files }: CampaignOfFiles, bytes: number): void {
  const all = neededFiles({ blocks, files }).reduce((sum, { size }) => sum + inMail(size), inMail(bytes));
  if (all > MOST || files.length >= MOST_FILES) throw invalid('file', 'letter_heavy');
}

async function imageOf(ctx: Ctx, { sha256 }: Stored): Promise<string> {
  const head = await ctx.deps.storage.head(sha256, 12);
  const kind = head && imageKind(head);
  if (!kind) throw invalid('file', 'image_kind');
  return kind;
}

const started = () =>
  new HttpProblem('already_done', {
    detail: (language) =>
      language === 'ru'
        ? 'Рассылка уже запланирована или начата, письмо не меняется. Верните её в черновики или сделайте копию'
        : 'It is scheduled or has begun: the letter does not change any more. Make it a draft again, or copy it',
  });
