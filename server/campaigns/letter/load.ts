import type { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { Storage } from '#server/documents/public.ts';
import type { LetterRow } from './letter.queries.ts';
import type { FileOfLetter } from './letter.sql.ts';
import { letterToLoad } from './load.store.ts';
import type { CampaignFile, CampaignToSay } from './say.ts';

type Told = Pick<
  LetterRow,
  'id' | 'subject' | 'preheader' | 'sender' | 'blocks' | 'company' | 'requisites' | 'files'
>;

/** The letter with its pictures and files, to be said to many. Throws where one of the files is gone: half a letter is not sent. */
export async function loadCampaignToSay(
  db: Kysely<DB>,
  storage: Storage,
  campaignId: number,
): Promise<CampaignToSay> {
  const row = await letterToLoad(db, campaignId);
  if (!row) throw new Error(`no campaign ${campaignId}`);
  return { ...toSay(row), files: await filesOf(row, storage) };
}

/** The same without the bytes of the files: enough for its words. */
export function toSay(row: Told): CampaignToSay {
  const { id, subject, preheader, sender, blocks, requisites } = row;
  return {
    id,
    subject,
    preheader,
    sender,
    blocks,
    company: { name: row.company, requisites },
    files: neededFiles(row).map(({ id: fileId, kind, name, mime }) => ({
      id: fileId,
      kind,
      name,
      mime,
      bytes: Buffer.alloc(0),
    })),
  };
}

export const filesOf = (row: Pick<Told, 'blocks' | 'files'>, storage: Storage): Promise<CampaignFile[]> =>
  Promise.all(
    neededFiles(row).map(async ({ id, kind, name, mime, sha256 }) => {
      const kept = await storage.open(Buffer.from(sha256, 'hex'));
      if (!kept) throw new Error(`the content of file ${id} is gone`);
      return { id, kind, name, mime, bytes: await whole(kept.stream) };
    }),
  );

/** A picture that stands in no block does not go with the letter. */
export function neededFiles({ blocks, files }: Pick<Told, 'blocks' | 'files'>): FileOfLetter[] {
  const shown = new Set(blocks.flatMap((block) => (block.type === 'image' ? [block.fileId] : [])));
  return files.filter(({ id, kind }) => kind === 'attachment' || shown.has(id));
}

async function whole(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}
