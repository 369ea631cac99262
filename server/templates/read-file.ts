import type { Readable } from 'node:stream';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { bundled } from './bundled.ts';
import type { TemplateRow } from './templates.queries.ts';

type File = { name: string; content: Buffer };

/** The file of a template: the one that was loaded, or the bundled one. */
export async function fileOf(
  ctx: Ctx,
  row: Pick<TemplateRow, 'defaultKey' | 'sha256' | 'fileName'>,
): Promise<File> {
  if (row.sha256 === null) {
    const { fileName, content } = bundled(row.defaultKey ?? '');
    return { name: fileName, content };
  }
  const kept = await ctx.deps.storage.open(Buffer.from(row.sha256, 'hex'));
  // The row is there and its file is not: somebody restored one without the other.
  if (!kept) throw new HttpProblem('failed');
  return { name: row.fileName ?? '', content: await whole(kept.stream) };
}

async function whole(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}
