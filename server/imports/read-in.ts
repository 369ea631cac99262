import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type importRoutes, MOST_BYTES } from '#api/imports.ts';
import type { QueryOf } from '#api/route.ts';
import { sha256Hex } from '#server/auth/actor.ts';
import { replayed } from '#server/db/transact.ts';
import { safeFileName } from '#server/documents/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { record } from '#server/journal/record.ts';
import { guessMapping } from './guess.ts';
import { presentImport } from './imports.present.ts';
import { loadImport } from './imports.queries.ts';
import { insertImport } from './imports.store.ts';
import { kindOf } from './kinds/all.ts';
import type { Match } from './parts.ts';
import { readTable, type Table, TableRefused } from './table/read-table.ts';

/** What decides by itself when nothing else is chosen. */
const usualMatches: readonly Match[] = ['inn', 'name', 'number', 'title', 'email'];

type Query = QueryOf<typeof importRoutes.create>;

/** Takes a file, reads it in a worker of its own, and keeps its rows; nothing is known of them yet but what their columns may be. */
export async function readIn(ctx: Ctx, query: Query, request: FastifyRequest) {
  const name = safeFileName(query.name);
  if (name.trim() === '') throw invalid('name', 'file_name');
  const bytes = await bytesOf(request);
  const description = `${query.kind}|${query.sheet ?? ''}|${name}|${createHash('sha256').update(bytes).digest('hex')}`;
  const before = replayed(
    ctx.person,
    `${request.method} ${request.url}`,
    Buffer.from(sha256Hex(description), 'hex'),
  );
  if (before) return before.response as ReturnType<typeof presentImport>;
  ctx.describeBody(description);
  const table = await read(bytes, query.sheet);
  const kind = kindOf(query.kind);
  return ctx.transact(async (tx) => {
    const { format, encoding, delimiter, sheet, sheets, formulas, headerRow } = table;
    const rows = table.rows.map((cells) => cells.map(storable));
    const id = await insertImport(
      tx,
      {
        kind: query.kind,
        fileName: name,
        format,
        encoding,
        delimiter,
        sheet,
        sheets,
        formulas,
        headerRow,
        mapping: guessMapping(kind.fields(ctx), columnsOf({ ...table, rows })),
        matchBy: kind.matches.filter((one) => usualMatches.includes(one)),
      },
      rows,
    );
    record(tx, ctx.actor.selves[0], {
      kind: 'tableRead',
      data: { importId: id, table: query.kind, fileName: name, rows: rows.length },
    });
    return presentImport(ctx, await loadImport(tx.reader, id));
  });
}

async function read(bytes: Buffer, sheet: string | undefined): Promise<Table> {
  try {
    return await readTable(bytes, sheet === undefined ? {} : { sheet });
  } catch (error) {
    if (error instanceof TableRefused) throw invalid('file', error.reason, error.params);
    throw error;
  }
}

async function bytesOf(request: FastifyRequest): Promise<Buffer> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/octet-stream') throw new HttpProblem('unsupported_type');
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw new HttpProblem('too_large');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new HttpProblem('too_large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What the database keeps as text. */
const storable = (cell: string): string =>
  (cell.includes('\u0000') ? cell.replaceAll('\u0000', '') : cell).toWellFormed();

const SAMPLES = 50;

export function columnsOf({
  rows,
  headerRow,
}: Pick<Table, 'rows' | 'headerRow'>): { title: string; samples: string[] }[] {
  const header = rows[headerRow] ?? [];
  const some = rows.slice(headerRow + 1, headerRow + 1 + SAMPLES);
  return header.map((title, at) => ({ title, samples: some.map((cells) => cells[at] ?? '') }));
}
