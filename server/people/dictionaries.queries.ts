import type { Reader } from '#server/visibility/reader.ts';

export function listEntries(reader: Reader, dictionary: string) {
  return columns(reader).where('x.dictionary', '=', dictionary).orderBy('x.name').orderBy('x.id').execute();
}

export function findEntry(reader: Reader, dictionary: string, id: number) {
  return columns(reader).where('x.dictionary', '=', dictionary).where('x.id', '=', id).executeTakeFirst();
}

export type EntryRow = { id: number; name: string; archived_at: string | null };

const columns = (reader: Reader) => reader.dictionary().select(['x.id', 'x.name', 'x.archived_at']);
