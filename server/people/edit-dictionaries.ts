import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { notFound } from '#server/http/problems.ts';
import { differences, record } from '#server/journal/record.ts';
import { allowed, named } from './allowed.ts';
import { type EntryRow, findEntry } from './dictionaries.queries.ts';
import { insertEntry, updateEntry } from './dictionaries.store.ts';

const taken = { dictionary_entries_dictionary_name_key: { field: 'name', reason: 'name_taken' } };

export function addEntry(ctx: Ctx, dictionary: string, name: string) {
  return named(taken, () =>
    ctx.transact(async (tx) => {
      const as = allowed(ctx, 'dictionaries.administer');
      const id = await insertEntry(tx, dictionary, name);
      record(tx, as, { kind: 'dictionaryEntryAdded', data: { dictionary, entryId: id, name } });
      return shown(tx, dictionary, id);
    }),
  );
}

/** Entries are archived, never removed: records still name them. */
export function editEntry(
  ctx: Ctx,
  place: { dictionary: string; id: number },
  wanted: { name: string; archived: boolean },
) {
  const { dictionary, id } = place;
  return named(taken, () =>
    ctx.transact(async (tx) => {
      const as = allowed(ctx, 'dictionaries.administer');
      const before = await shown(tx, dictionary, id);
      const changes = differences({ name: before.name, archived: before.archived }, wanted);
      if (Object.keys(changes).length > 0) {
        await updateEntry(tx, id, wanted);
        record(tx, as, { kind: 'dictionaryEntryEdited', data: { dictionary, entryId: id, changes } });
      }
      return shown(tx, dictionary, id);
    }),
  );
}

export const presentEntry = ({ id, name, archived_at }: EntryRow) => ({
  id,
  name,
  archived: archived_at !== null,
});

async function shown(tx: Tx, dictionary: string, id: number) {
  const row = await findEntry(tx.reader, dictionary, id);
  if (!row) throw notFound();
  return presentEntry(row);
}
