import type { Ctx } from '#server/http/context.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { makePreview } from '#server/jobs/registry.ts';
import { type PreviewShown, presentPreview } from './previews.present.ts';
import type { PreviewRow } from './previews.queries.ts';
import { awaitPreview } from './previews.store.ts';
import type { Shelf } from './shelf.ts';
import type { ShownAs } from './shown-as.ts';

/** Somebody has it open and waits: before those nobody waits for. */
const AWAITED = 10;

/** Whoever may see a document may have it made showable; of other kinds of files there is nothing to make. */
export function askPreview(
  ctx: Ctx,
  shelf: Shelf,
  id: number,
  shownOf: (row: PreviewRow) => Promise<ShownAs>,
): Promise<PreviewShown> {
  const url = shelf.urlOf(id);
  return ctx.transact(async (tx) => {
    const row = await shelf.find(tx.reader, id);
    const shown = await shownOf(row);
    if (shown.as !== 'office' || row.made?.state === 'ready') return presentPreview(url, row, shown);
    if (!(await awaitPreview(tx, row.sha256, shown.format))) return presentPreview(url, row, shown);
    await enqueue(tx.trx, makePreview, { sha256: row.sha256.toString('hex') }, { priority: AWAITED });
    const made = { state: 'waiting', reason: null, pdf: null, size: null } as const;
    return presentPreview(url, { ...row, made }, shown);
  });
}
