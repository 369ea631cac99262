import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { extract } from '#server/texts/extract/extract.ts';
import { partsOf } from '#server/texts/extract/parts.ts';
import { keepText } from '#server/texts/texts.store.ts';

/** The text inside a file that was just added, as the worker would keep it; read in this process, for files of the tests' own. */
export async function readInside(db: Kysely<DB>, content: Buffer): Promise<void> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  await keepText(db, sha256, partsOf(await extract(content)));
}
