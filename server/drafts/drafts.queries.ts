import { sql } from 'kysely';
import { isoJson } from '#server/db/json.ts';
import type { Reader } from '#server/visibility/reader.ts';

export const listDrafts = (reader: Reader): Promise<{ key: string; at: string; values: unknown }[]> =>
  reader
    .ownDrafts()
    .select(['x.key', isoJson(sql`x.at`).as('at'), 'x.values'])
    .orderBy('x.at', 'desc')
    .execute();
