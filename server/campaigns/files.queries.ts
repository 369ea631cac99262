import { sql } from 'kysely';
import type { Block } from '#domain/campaigns/blocks.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type FileOfLetter, filesJson } from './letter/letter.sql.ts';

/** The campaign to hang a file on, or to take one from; `hold`: nobody starts it meanwhile. */
export async function campaignOfFiles(reader: Reader, id: number, hold = false) {
  const row = await reader
    .campaigns()
    .where('g.id', '=', id)
    .select([
      'g.id',
      'g.state',
      'g.created_by as authorId',
      sql<Block[]>`g.blocks`.as('blocks'),
      filesJson.as('files'),
    ])
    .$if(hold, (query) => query.forUpdate('g'))
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
export type CampaignOfFiles = Awaited<ReturnType<typeof campaignOfFiles>>;

export async function oneFile(reader: Reader, campaignId: number, id: number): Promise<FileOfLetter> {
  const row = await reader
    .campaigns()
    .where('g.id', '=', campaignId)
    .select(
      sql<FileOfLetter | null>`(select json_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'mime', f.mime,
        'size', f.size, 'sha256', encode(f.sha256, 'hex')) from campaign_files f where f.campaign_id = g.id and f.id = ${id})`.as(
        'file',
      ),
    )
    .executeTakeFirst();
  if (!row?.file) throw notFound();
  return row.file;
}
