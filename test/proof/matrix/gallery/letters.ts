import { Readable } from 'node:stream';
import type { Workshop } from './walk.ts';

/** A draft of a letter to clients by the manager, with a file in it. */
export type LetterFacts = { id: number; authorId: number; fileId: number };

export async function makeLetter({ stage, cast }: Workshop): Promise<LetterFacts> {
  const authorId = cast.ids.manager;
  const { sha256, size } = await stage.deps.storage.put(Readable.from([Buffer.from('прайс')]), 1000);
  const { id } = await stage.ownerDb
    .insertInto('campaigns')
    .values({ name: 'Сроки', subject: 'Сроки', created_by: authorId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const file = await stage.ownerDb
    .insertInto('campaign_files')
    .values({
      campaign_id: id,
      kind: 'attachment',
      name: 'прайс.txt',
      mime: 'text/plain',
      size,
      sha256,
      added_by: authorId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await stage.ownerDb
    .insertInto('suppressions')
    .values({ address: 'out@example.org', why: 'byHand', by_employee_id: cast.ids.headOfSales })
    .execute();
  return { id, authorId, fileId: file.id };
}
