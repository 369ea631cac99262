import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { Tx } from '#server/db/transact.ts';
import type { OfficeTrouble } from './office-file.ts';
import { type OfficeFormat, officeByName } from './shown-as.ts';

export type Made =
  | { state: 'ready'; pdf: { sha256: Buffer; size: number } }
  | { state: 'failed'; reason: OfficeTrouble | 'slow' }
  | { state: 'none' };

/** For a statement that adds a file of this name: a row where its content is new and has to be made into something the page can show. */
export function previewAsked(name: string, sha256: Buffer): RawBuilder<{ asked: boolean }> {
  const format = officeByName(name);
  return format
    ? sql`(insert into file_previews (sha256, format) values (${sha256}, ${format}) on conflict (sha256) do nothing returning true)`
    : sql`(select true where false)`;
}

/**
 * Somebody waits for the preview: true when that is news, and the job is to be sent. One that failed or was lost on the way is
 * tried again after a while.
 */
export async function awaitPreview(tx: Tx, sha256: Buffer, format: OfficeFormat): Promise<boolean> {
  const { rows } = await sql`
    insert into file_previews as p (sha256, format, awaited) values (${sha256}, ${format}, true)
    on conflict (sha256) do update set state = 'waiting', format = excluded.format, reason = null, awaited = true, asked_at = now(), made_at = null
      where (p.state = 'waiting' and not p.awaited) or (p.state <> 'ready' and p.asked_at < now() - case p.state when 'waiting' then interval '3 minutes' else interval '10 seconds' end)
    returning 1`.execute(tx.trx);
  return rows.length > 0;
}

/** As what to read it; null when nothing is to be made, any more or at all. */
export async function previewToMake(db: Kysely<DB>, sha256: Buffer): Promise<OfficeFormat | null> {
  const row = await db
    .selectFrom('file_previews')
    .select(sql<OfficeFormat>`format`.as('format'))
    .where('sha256', '=', sha256)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row?.format ?? null;
}

export async function keepMade(db: Kysely<DB>, sha256: Buffer, made: Made): Promise<void> {
  await db
    .updateTable('file_previews')
    .set({
      state: made.state,
      reason: made.state === 'failed' ? made.reason : null,
      pdf_sha256: made.state === 'ready' ? made.pdf.sha256 : null,
      pdf_size: made.state === 'ready' ? made.pdf.size : null,
      made_at: sql<string>`now()`,
    })
    .where('sha256', '=', sha256)
    .where('state', '=', 'waiting')
    .execute();
}

/** What was not made for want of a converter is asked for anew when it is opened. */
export async function forgetNone(db: Kysely<DB>): Promise<void> {
  await db.deleteFrom('file_previews').where('state', '=', 'none').execute();
}
