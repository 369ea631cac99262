import { sql } from 'kysely';
import type { z } from 'zod';
import type { campaignRoutes } from '#api/campaigns.ts';
import type { BodyOf } from '#api/route.ts';
import type { Block } from '#domain/campaigns/blocks.ts';
import type { Tx } from '#server/db/transact.ts';

type Draft = Omit<BodyOf<typeof campaignRoutes.save>, 'version'>;
type Begun = z.output<typeof campaignRoutes.create.body>;

/** A draft with all that the other one has but its name: also its files, whose bytes stay where they are. Answers their ids, oldest first. */
export async function insertCampaign(
  { trx, person }: Tx,
  authorId: number,
  { name, copyOf = 0 }: Begun,
): Promise<{ id: number; fileIds: number[] }> {
  const by = sql`${person.employeeId}::bigint`;
  const { rows } = await sql<{ id: number; fileIds: number[] }>`
    with old as (select c.* from (values (1)) one left join campaigns c on c.id = ${copyOf}::bigint),
    made as (
      insert into campaigns (name, audience, subject, preheader, blocks, sender, per_minute, created_by)
      select ${name}, coalesce(old.audience, '{"include": [], "exclude": []}'), coalesce(old.subject, ''), coalesce(old.preheader, ''),
        coalesce(old.blocks, '[]'), coalesce(old.sender, 'company'), coalesce(old.per_minute, 300), ${authorId}::bigint from old returning id
    ),
    files as (
      insert into campaign_files (campaign_id, kind, name, mime, size, sha256, added_by)
      select made.id, f.kind, f.name, f.mime, f.size, f.sha256, ${by} from made join campaign_files f on f.campaign_id = ${copyOf}::bigint
      order by f.id returning id
    )
    select made.id, array(select files.id from files order by 1) as "fileIds" from made`.execute(trx);
  const row = rows[0];
  if (!row) throw new Error('an insert without a row');
  return row;
}

export async function setBlocks({ trx }: Tx, id: number, blocks: readonly Block[]): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({ blocks: JSON.stringify(blocks) })
    .where('id', '=', id)
    .execute();
}

export async function updateDraft({ trx }: Tx, id: number, draft: Draft): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({
      name: draft.name,
      audience: JSON.stringify(draft.audience),
      subject: draft.subject,
      preheader: draft.preheader,
      blocks: JSON.stringify(draft.blocks),
      sender: draft.sender,
      per_minute: draft.perMinute,
      updated_at: sql<string>`now()`,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** Of one that was never started: nothing but its files hangs on it. */
export async function deleteDraft({ trx }: Tx, id: number): Promise<void> {
  await sql`with files as (delete from campaign_files where campaign_id = ${id})
    delete from campaigns where id = ${id}`.execute(trx);
}
