import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';

/** A stored file, and the documents that show it. */
export type StoredFile = { file: string; documents: number[] };

export async function storedFiles(db: Kysely<DB>, dataDir: string): Promise<StoredFile[]> {
  const { rows } = await sql<{ sha256: string; documents: number[] }>`
    select encode(sha256, 'hex') as sha256, json_agg(id order by id) as documents from documents group by sha256 order by 1`.execute(
    db,
  );
  return rows.map(({ sha256, documents }) => ({
    file: path.join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256),
    documents,
  }));
}

/** What may become of the bytes; null: the file is gone. */
export const changes: Record<string, (bytes: Buffer) => Buffer | null> = {
  'a bit turned over': (bytes) => {
    const turned = Buffer.from(bytes);
    turned[turned.length >> 1] = (turned[turned.length >> 1] ?? 0) ^ 1;
    return turned;
  },
  'its last byte cut': (bytes) => bytes.subarray(0, -1),
  'a byte more': (bytes) => Buffer.concat([bytes, Buffer.from('.')]),
  emptied: () => Buffer.alloc(0),
  'another file in its place': () => Buffer.from('совсем другой документ'),
  gone: () => null,
};

/** Looks while the file is so, then puts it back. */
export async function whileChanged<T>(
  { file }: StoredFile,
  change: (bytes: Buffer) => Buffer | null,
  look: () => Promise<T>,
): Promise<T> {
  const kept = await readFile(file);
  const changed = change(kept);
  await (changed ? writeFile(file, changed) : rm(file));
  try {
    return await look();
  } finally {
    await writeFile(file, kept);
  }
}
