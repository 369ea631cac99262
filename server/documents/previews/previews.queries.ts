import { type RawBuilder, sql } from 'kysely';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import type { OfficeTrouble } from './office-file.ts';

export type PreviewRow = {
  name: string;
  sha256: Buffer;
  size: number;
  /** Of an office file; null when nobody has asked for it yet. */
  made: {
    state: 'waiting' | 'ready' | 'failed' | 'none';
    reason: OfficeTrouble | 'slow' | null;
    pdf: string | null;
    size: number | null;
  } | null;
};

/** What was made of a content, for a select of whatever has it. */
export const madeOf = (sha256: RawBuilder<unknown>): RawBuilder<PreviewRow['made']> =>
  sql`(select json_build_object('state', p.state, 'reason', p.reason, 'pdf', encode(p.pdf_sha256, 'hex'), 'size', p.pdf_size)
    from file_previews p where p.sha256 = ${sha256})`;

/** Like the file itself: who sees the document sees what it looks like, asked anew each time. */
export async function documentToShow(reader: Reader, id: number): Promise<PreviewRow> {
  const row = await reader
    .documents()
    .where('f.id', '=', id)
    .select(['f.name', 'f.sha256', 'f.size', madeOf(sql`f.sha256`).as('made')])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
