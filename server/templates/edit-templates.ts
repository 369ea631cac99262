import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MOST_TEMPLATE_BYTES } from '#api/templates.ts';
import type { DocumentKind } from '#domain/policy/actions.ts';
import { subjectOf } from '#domain/templates/fields.ts';
import { sha256Hex } from '#server/auth/actor.ts';
import { replayed, type Tx } from '#server/db/transact.ts';
import { refuseInfected, safeFileName } from '#server/documents/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { differences, record } from '#server/journal/record.ts';
import { checkTemplate } from './check-template.ts';
import { TemplateRefused } from './template-refused.ts';
import { presentTemplate, type TemplateShown } from './templates.present.ts';
import { oneTemplate, type TemplateRow } from './templates.queries.ts';
import { insertTemplate, saveFile, saveTemplate, type TemplateFile } from './templates.store.ts';

type Wire = { request: FastifyRequest; reply: FastifyReply };
type Named = { name: string; kind: DocumentKind };

export function loadTemplate(
  ctx: Ctx,
  query: Named & { fileName: string },
  wire: Wire,
): Promise<TemplateShown> {
  const { name, kind } = query;
  return withFile(ctx, query.fileName, `${name}|${kind}`, wire, (file) =>
    ctx.transact(async (tx) => {
      const id = await nameFree(insertTemplate(tx, { name, kind }, file));
      record(tx, ctx.actor.selves[0], {
        kind: 'templateLoaded',
        data: { templateId: id, name, kind, ...told(file) },
      });
      return shown(tx, id);
    }),
  );
}

export function replaceFile(ctx: Ctx, id: number, fileName: string, wire: Wire): Promise<TemplateShown> {
  return withFile(ctx, fileName, String(id), wire, (file) =>
    ctx.transact(async (tx) => {
      const { name } = await oneTemplate(tx.reader, id, true);
      await saveFile(tx, id, file);
      record(tx, ctx.actor.selves[0], {
        kind: 'templateReplaced',
        data: { templateId: id, name, ...told(file) },
      });
      return shown(tx, id);
    }),
  );
}

/** Nothing to bring back where the bundled file stands already. */
export function bringBack(ctx: Ctx, id: number): Promise<TemplateShown> {
  return ctx.transact(async (tx) => {
    const { name, defaultKey, sha256 } = await oneTemplate(tx.reader, id, true);
    if (defaultKey === null) throw notBundled();
    if (sha256 !== null) {
      await saveFile(tx, id, null);
      record(tx, ctx.actor.selves[0], { kind: 'templateBroughtBack', data: { templateId: id, name } });
    }
    return shown(tx, id);
  });
}

type Wanted = Named & { archived: boolean; version: number };

export function editTemplate(ctx: Ctx, id: number, { version, ...wanted }: Wanted): Promise<TemplateShown> {
  return ctx.transact(async (tx) => {
    const row = await oneTemplate(tx.reader, id, true);
    if (row.version !== version)
      throw new HttpProblem('version_conflict', { extra: { version: row.version } });
    const changes = differences(editable(row), wanted);
    if (Object.keys(changes).length > 0) {
      await nameFree(saveTemplate(tx, id, wanted));
      record(tx, ctx.actor.selves[0], {
        kind: 'templateEdited',
        data: { templateId: id, name: row.name, changes },
      });
    }
    return shown(tx, id);
  });
}

const editable = ({ name, kind, archived }: TemplateRow) => ({ name, kind, archived });
const shown = async (tx: Tx, id: number): Promise<TemplateShown> =>
  presentTemplate(await oneTemplate(tx.reader, id));
const told = ({ fileName, sha256, fields }: TemplateFile) => ({
  fileName,
  sha256: sha256.toString('hex'),
  fields,
});

/** The file read, judged and only then kept; the same under the same key is done once. */
async function withFile(
  ctx: Ctx,
  typedName: string,
  also: string,
  { request, reply }: Wire,
  act: (file: TemplateFile) => Promise<TemplateShown>,
): Promise<TemplateShown> {
  // a refusal leaves bytes on the wire; the connection is not used again
  reply.header('connection', 'close');
  const fileName = safeFileName(typedName);
  if (/\.(docm|dotm)$/i.test(fileName)) throw new TemplateRefused('template_macros');
  if (!/\.(docx|dotx)$/i.test(fileName)) throw new TemplateRefused('template_not_docx');
  const bytes = await bytesOf(request);
  reply.removeHeader('connection');
  const description = `${also}|${fileName}|${createHash('sha256').update(bytes).digest('hex')}`;
  const hash = Buffer.from(sha256Hex(description), 'hex');
  const before = replayed(ctx.person, `${request.method} ${request.url}`, hash);
  if (before) {
    reply.header('idempotency-replayed', 'true');
    return before.response as TemplateShown;
  }
  ctx.describeBody(description);
  const { fields } = checkTemplate(bytes);
  const stored = await ctx.deps.storage.put(Readable.from([bytes]), MOST_TEMPLATE_BYTES);
  await refuseInfected(ctx, stored);
  return act({ fileName, subject: subjectOf(fields), fields, ...stored });
}

async function bytesOf(request: FastifyRequest): Promise<Buffer> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/octet-stream') throw new HttpProblem('unsupported_type');
  if (Number(request.headers['content-length'] ?? 0) > MOST_TEMPLATE_BYTES)
    throw new HttpProblem('too_large');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_TEMPLATE_BYTES) throw new HttpProblem('too_large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function nameFree<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'document_templates_name')
      throw invalid('name', 'name_taken');
    throw error;
  }
}

const notBundled = () =>
  new HttpProblem('already_done', {
    detail: (language) =>
      language === 'ru'
        ? 'Этот шаблон загружен вами: стандартного у него нет. Замените файл или уберите шаблон в архив'
        : 'This template was loaded by you: there is no bundled one of it. Replace the file or archive the template',
  });
