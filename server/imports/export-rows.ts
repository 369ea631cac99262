import type { FastifyReply } from 'fastify';
import type { importRoutes } from '#api/imports.ts';
import type { BodyOf } from '#api/route.ts';
import type { Language } from '#domain/values/language.ts';
import { type Cell, sendXlsx } from '#server/exports/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { record } from '#server/journal/record.ts';
import { presentProblem } from './imports.present.ts';
import { loadImport } from './imports.queries.ts';
import { listRows } from './rows.queries.ts';

type Body = BodyOf<typeof importRoutes.export>;
const PIECE = 2000;

/** Rows as they stand in the table, with what is wrong beside them: mended, the same file is imported again. */
export async function exportRows(
  ctx: Ctx,
  id: number,
  { state }: Body,
  reply: FastifyReply,
): Promise<undefined> {
  const one = await ctx.transact(async (tx) => {
    const found = await loadImport(tx.reader, id);
    record(tx, ctx.actor.selves[0], {
      kind: 'tableExported',
      data: { importId: id, state, rows: found.counts[state] ?? 0 },
    });
    return found;
  });
  const { language } = ctx;
  const bare = one.fileName.replace(/\.\w+$/, '');
  const say = words[language];
  await sendXlsx(reply, {
    name: `${bare} — ${say.file}`,
    columns: [
      ...one.header.map((title) => ({ title, width: 24 })),
      { title: say.problems, width: 60 },
      { title: say.row, width: 10 },
    ],
    rows: rowsOf(ctx, id, state, one.header.length),
  });
  return undefined;
}

async function* rowsOf(ctx: Ctx, id: number, state: Body['state'], width: number): AsyncIterable<Cell[][]> {
  for (let after = 0; ; ) {
    const rows = await listRows(ctx.reader, id, { state, after, limit: PIECE });
    const cells = ({ cells: typed, problems, n }: (typeof rows)[number]): Cell[] => [
      ...Array.from({ length: width }, (_, at) => typed[at] || null),
      problems.map((it) => presentProblem(it, ctx.language).message).join('. ') || null,
      n,
    ];
    if (rows.length > 0) yield rows.map(cells);
    if (rows.length < PIECE) return;
    after = rows.at(-1)?.n ?? after;
  }
}

const words: Record<Language, { file: string; problems: string; row: string }> = {
  ru: { file: 'строки', problems: 'Что не так', row: 'Строка' },
  en: { file: 'rows', problems: 'What is wrong', row: 'Row' },
};
