import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { upload as uploadShape } from '#api/uploads.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, notFound } from '#server/http/problems.ts';
import { described, hangDocument, mayAdd, type Place, targetOf } from './add-document.ts';
import { refuseInfected } from './antivirus.ts';
import { type DocumentShown, presentDocument } from './documents.present.ts';
import { oneDocument } from './documents.queries.ts';
import { OffsetDiffers } from './incoming.ts';
import { hangVersion, placeOf } from './new-version.ts';
import { refuseHidden } from './tend-document.ts';
import { countIn, type Metadata, metadataIn, sameProtocol, sayHowMuch } from './tus.ts';
import { type OwnUpload, ownUpload, type UploadRow, unfinishedUploads } from './uploads.queries.ts';
import { deleteUpload, insertUpload } from './uploads.store.ts';

type Wire = { request: FastifyRequest; reply: FastifyReply };
export type UploadShown = z.input<typeof uploadShape>;

/** On their way at once, of one person; a page sends a few at a time. */
const mostOfOne = 200;
export const limitOf = ({ deps }: Ctx): number => deps.config.maxUploadMb * 1024 * 1024;

/** Rights are judged before a byte is taken, and again when the document is made. */
export async function startUpload(ctx: Ctx, wire: Wire): Promise<UploadShown> {
  sameProtocol(wire);
  const size = countIn(wire, 'upload-length');
  const wanted = metadataIn(wire);
  if (size > limitOf(ctx)) throw new HttpProblem('too_large');
  const { place, replacesId, ...file } = await wantedPlace(ctx, wanted);
  const { name, kind } = described(file);
  mayAdd(ctx, await targetOf(ctx.reader, place), kind);
  if (!(await ctx.deps.incoming.hasRoom(size))) throw new HttpProblem('disk_full');
  const head = wanted.head ?? null;
  const [contractId, orderId] = 'contract' in place ? [place.contract, null] : [null, place.order];
  const shown = await ctx.transact(async (tx) => {
    const made = await insertUpload(
      tx,
      { contractId, orderId, replacesId, kind, name, size, head },
      mostOfOne,
    );
    if (!made) throw tooManyAtOnce();
    return present({ ...made, kind, name, size, replacesId, head }, 0);
  });
  wire.reply.header('location', shown.url);
  sayHowMuch(wire, 0, shown.expiresAt);
  return shown;
}

/** Exactly one of the three; a new version is of the kind it was and hangs where it hung. */
async function wantedPlace(ctx: Ctx, { contractId, orderId, replacesId, kind, name }: Metadata) {
  const named = [contractId, orderId, replacesId].filter((one) => one !== undefined);
  if (named.length !== 1) throw new HttpProblem('malformed');
  if (replacesId !== undefined) {
    const before = await oneDocument(ctx.reader, replacesId);
    refuseHidden(before);
    return { place: placeOf(before), replacesId, kind: before.kind, name };
  }
  const place: Place = contractId === undefined ? { order: orderId ?? 0 } : { contract: contractId };
  return { place, replacesId: null, kind: kind ?? '', name };
}

export async function saysReceived(ctx: Ctx, wire: Wire, id: string): Promise<undefined> {
  sameProtocol(wire);
  const upload = await ownUpload(ctx.reader, id);
  sayHowMuch(wire, await receivedOf(ctx, upload), upload.expiresAt);
  wire.reply.header('upload-length', String(upload.size));
}

/** Answered once the bytes are on the disk. */
export async function appendPiece(ctx: Ctx, wire: Wire, id: string): Promise<undefined> {
  const { request, reply } = wire;
  // Bytes of a refused piece stay on the wire; the connection is not used again.
  reply.header('connection', 'close');
  sameProtocol(wire);
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/offset+octet-stream') throw new HttpProblem('unsupported_type');
  const offset = countIn(wire, 'upload-offset');
  const upload = await ownUpload(ctx.reader, id);
  const { size, expiresAt } = upload;
  if (upload.documentId !== null && offset !== size) throw differs(wire, upload, size);
  if (offset + Number(request.headers['content-length'] ?? 0) > size) throw new HttpProblem('too_large');
  const received =
    upload.documentId === null
      ? await ctx.deps.incoming.append(id, { offset, size, source: request.raw }).catch((error: unknown) => {
          throw error instanceof OffsetDiffers ? differs(wire, upload, error.received) : error;
        })
      : size;
  reply.removeHeader('connection');
  sayHowMuch(wire, received, expiresAt);
}

/** The refusal tells how much there is. */
function differs(wire: Wire, { expiresAt }: OwnUpload, received: number): HttpProblem {
  sayHowMuch(wire, received, expiresAt);
  return new HttpProblem('offset_differs');
}

export async function dropUpload(ctx: Ctx, wire: Wire, id: string): Promise<undefined> {
  sameProtocol(wire);
  await ctx.transact(async (tx) => {
    if (!(await deleteUpload(tx, id))) throw notFound();
  });
  await ctx.deps.incoming.remove(id);
}

/**
 * One upload is one document: who asks again gets the same. The bytes are copied to the store, not moved: a connection that still
 * writes to the upload must not hold a file that others read.
 */
export async function finishUpload(ctx: Ctx, id: string): Promise<DocumentShown> {
  const upload = await ownUpload(ctx.reader, id);
  const { documentId, size, replacesId, name, kind } = upload;
  if (documentId !== null) return madeBefore(ctx, documentId);
  const { storage, incoming } = ctx.deps;
  if ((await incoming.received(id)) < size) throw new HttpProblem('not_all_there');
  // of nothing no file was ever written
  const stored = await storage.put(size === 0 ? Readable.from([]) : incoming.read(id), size);
  if (stored.size !== size) throw new HttpProblem('not_all_there');
  await refuseInfected(ctx, stored);
  const file = { name, kind, stored, uploadId: id };
  const shown = await ctx
    .transact((tx) =>
      replacesId === null
        ? hangDocument(ctx, tx, placeOf(upload), file)
        : hangVersion(ctx, tx, replacesId, file),
    )
    .catch(async (error) => {
      if (!isMadeTwice(error)) throw error;
      return madeBefore(ctx, (await ownUpload(ctx.reader, id)).documentId ?? 0);
    });
  await incoming.remove(id);
  return shown;
}

const madeBefore = async (ctx: Ctx, documentId: number): Promise<DocumentShown> =>
  presentDocument(ctx, ctx.reader, await oneDocument(ctx.reader, documentId));

const isMadeTwice = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'documents_upload';

/** The bytes of a finished one have gone to its document. */
const receivedOf = async (ctx: Ctx, { id, size, documentId }: OwnUpload): Promise<number> =>
  documentId === null ? ctx.deps.incoming.received(id) : size;

export async function listUnfinished(ctx: Ctx, place: Place): Promise<UploadShown[]> {
  const rows = await unfinishedUploads(ctx.reader, place);
  return Promise.all(rows.map(async (row) => present(row, await ctx.deps.incoming.received(row.id))));
}

const present = (row: UploadRow, received: number): UploadShown => ({
  ...row,
  received,
  url: `/api/uploads/${row.id}`,
});

const tooManyAtOnce = () =>
  new HttpProblem('too_many', {
    retryAfter: 60,
    detail: (language) =>
      language === 'ru'
        ? `Не догружено уже ${mostOfOne} ваших файлов. Догрузите их или уберите`
        : `${mostOfOne} of your files are not finished yet. Finish or remove some`,
  });
