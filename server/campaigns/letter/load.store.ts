import { type Kysely, sql } from 'kysely';
import type { Block } from '#domain/campaigns/blocks.ts';
import type { DB } from '#server/db/tables.ts';
import { type FileOfLetter, filesJson, requisitesJson } from './letter.sql.ts';
import type { Requisites } from './say.ts';

export type LetterToLoad = {
  id: number;
  subject: string;
  preheader: string;
  sender: 'manager' | 'company';
  blocks: Block[];
  company: string;
  requisites: Requisites;
  files: FileOfLetter[];
};

/** For the worker, who is nobody: whom it goes to was judged by the rights of who sends it. */
export async function letterToLoad(db: Kysely<DB>, campaignId: number): Promise<LetterToLoad | null> {
  const row = await db
    .selectFrom('campaigns as g')
    .where('g.id', '=', campaignId)
    .select([
      'g.id',
      'g.subject',
      'g.preheader',
      sql<'manager' | 'company'>`g.sender`.as('sender'),
      sql<Block[]>`g.blocks`.as('blocks'),
      filesJson.as('files'),
      sql<string>`(select y.name from company y)`.as('company'),
      requisitesJson.as('requisites'),
    ])
    .executeTakeFirst();
  return row ?? null;
}
