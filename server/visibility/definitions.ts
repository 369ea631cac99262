import type { Kysely } from 'kysely';
import { type Definition, definitionSchema } from '#domain/process/definition.ts';
import type { DB } from '#server/db/tables.ts';

export type PublishedDefinition = {
  id: number;
  key: string;
  version: number;
  body: Definition;
  publishedAt: string;
};

/** Published definitions never change, so each process keeps them; `upTo` of the person says when there is a newer one. */
export type DefinitionCache = {
  /** Makes sure all definitions up to this id are here. */
  refresh: (upTo: number) => Promise<void>;
  all: () => readonly PublishedDefinition[];
  byId: (id: number) => PublishedDefinition;
  /** The newest version of each key. */
  current: () => PublishedDefinition[];
};

export function definitionCache(db: Kysely<DB>): DefinitionCache {
  const known = new Map<number, PublishedDefinition>();
  let highest = 0;
  return {
    async refresh(upTo) {
      if (upTo <= highest) return;
      const rows = await db
        .selectFrom('process_definitions')
        .select(['id', 'key', 'version', 'body', 'published_at'])
        .where('id', '>', highest)
        .orderBy('id')
        .execute();
      for (const row of rows) {
        known.set(row.id, {
          id: row.id,
          key: row.key,
          version: row.version,
          body: definitionSchema.parse(row.body),
          publishedAt: row.published_at,
        });
        highest = Math.max(highest, row.id);
      }
    },
    all: () => [...known.values()],
    byId(id) {
      const found = known.get(id);
      if (!found) throw new RangeError(`definition ${id} is not known`);
      return found;
    },
    current() {
      const newest = new Map<string, PublishedDefinition>();
      for (const one of known.values())
        if ((newest.get(one.key)?.version ?? 0) < one.version) newest.set(one.key, one);
      return [...newest.values()];
    },
  };
}
