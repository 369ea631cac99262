import type { campaignRoutes } from '#api/campaigns.ts';
import type { BodyOf } from '#api/route.ts';
import type { Block } from '#domain/campaigns/blocks.ts';
import { can, type Verdict } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import type { Tx } from '#server/db/transact.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { record } from '#server/journal/record.ts';
import { type CampaignRow, findCampaign, type HeldCampaign, holdCampaign } from './campaigns.queries.ts';
import { deleteDraft, insertCampaign, setBlocks, updateDraft } from './campaigns.store.ts';

/** A draft, empty or as a copy of one that the person sees: whoever is not in sight cannot be told from nobody. */
export function createCampaign(ctx: Ctx, body: BodyOf<typeof campaignRoutes.create>): Promise<CampaignRow> {
  return ctx.transact(async (tx) => {
    const as = allowed(ctx, can(ctx.actor, 'campaign.send', null));
    const old = body.copyOf === undefined ? null : await copied(tx, body.copyOf);
    // whoever stands in for a manager begins it for them, and both go on with it
    const { id, fileIds } = await insertCampaign(tx, as.employeeId, body);
    if (old?.files.length) await setBlocks(tx, id, withFiles(old, fileIds));
    const from = old ? { copyOf: old.id } : {};
    record(tx, as, { kind: 'campaignCreated', data: { campaignId: id, name: body.name, ...from } });
    return findCampaign(tx.reader, id);
  });
}

/** Held, so that no file goes while it is copied. */
const copied = (tx: Tx, id: number): Promise<CampaignRow> =>
  holdCampaign(tx.reader, id).catch((error: unknown) => {
    const gone = error instanceof HttpProblem && error.code === 'not_found';
    throw gone ? invalid('copyOf', 'choice') : error;
  });

/** The blocks of the other letter with the pictures of this one. */
function withFiles({ blocks, files }: CampaignRow, ids: readonly number[]): Block[] {
  const now = new Map(files.map(({ id }, n) => [id, ids[n]]));
  return blocks.map((block) =>
    block.type === 'image' ? { ...block, fileId: now.get(block.fileId) ?? block.fileId } : block,
  );
}

/** The draft whole, as its author typed it. */
export function saveCampaign(
  ctx: Ctx,
  id: number,
  { version, ...draft }: BodyOf<typeof campaignRoutes.save>,
): Promise<CampaignRow> {
  return ctx.transact(async (tx) => {
    const before = await holdCampaign(tx.reader, id, draft.audience);
    mayEdit(ctx, before);
    if (before.version !== version)
      throw new HttpProblem('version_conflict', { extra: { difference: [], version: before.version } });
    if (before.unknownGroups > 0) throw invalid('audience', 'campaign_groups');
    const pictures = before.files.filter(({ kind }) => kind === 'image').map((one) => one.id);
    if (draft.blocks.some((block) => block.type === 'image' && !pictures.includes(block.fileId)))
      throw invalid('blocks', 'campaign_picture');
    await updateDraft(tx, id, draft);
    return findCampaign(tx.reader, id);
  });
}

/** A draft that was never started is nobody's loss; what was sent stays for ever. */
export function dropCampaign(ctx: Ctx, id: number): Promise<undefined> {
  return ctx.transact(async (tx) => {
    const before = await holdCampaign(tx.reader, id);
    const as = mayEdit(ctx, before);
    await deleteDraft(tx, id);
    record(tx, as, { kind: 'campaignDropped', data: { campaignId: id, name: before.name } });
    return undefined;
  });
}

/** Whose right it is, while it is a draft. */
function mayEdit(ctx: Ctx, { by, state, startedAt }: HeldCampaign): Self {
  const as = allowed(ctx, can(ctx.actor, 'campaign.edit', { authorId: by.id }), presentPerson(by).name);
  if (state !== 'draft' || startedAt !== null) throw new HttpProblem('campaign_settled');
  return as;
}

function allowed(ctx: Ctx, verdict: Verdict, author?: string): Self {
  if (verdict.ok) return verdict.as;
  throw notAllowed(ctx.person, verdict, { author });
}
