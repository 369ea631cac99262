import { z } from 'zod';
import type { mailRoutes } from '#api/mail.ts';
import type { AnswerOf, QueryOf } from '#api/route.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { fromCursor, toCursor } from '#server/http/cursor.ts';
import { HttpProblem, notFound } from '#server/http/problems.ts';
import { record } from '#server/journal/record.ts';
import { cancelLetter, hurryLetter } from './letters.store.ts';
import { presentLetter } from './mail.present.ts';
import { findLetter, listLetters } from './mail.queries.ts';

const place = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export async function outboxPage(
  ctx: Ctx,
  { state, cursor, limit }: QueryOf<typeof mailRoutes.letters>,
): Promise<AnswerOf<typeof mailRoutes.letters>> {
  const before = fromCursor(cursor, (at): at is number => place.safeParse(at).success);
  const rows = await listLetters(ctx.reader, { state, before, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => presentLetter(row, ctx.language)),
    next: rows.length > limit && last ? toCursor(last.id) : null,
  };
}

export const sendLetterNow = (ctx: Ctx, id: number) => act(ctx, id, hurryLetter, 'letterHurried');
export const dropLetter = (ctx: Ctx, id: number) => act(ctx, id, cancelLetter, 'letterCancelled');

function act(
  ctx: Ctx,
  id: number,
  change: (tx: Tx, id: number) => Promise<{ kind: string } | null>,
  kind: string,
): Promise<{ ok: true }> {
  return ctx.transact(async (tx) => {
    const changed = await change(tx, id);
    if (!changed) throw (await findLetter(tx.reader, id)) ? settled() : notFound();
    record(tx, ctx.actor.selves[0], { kind, data: { letterId: id, letterKind: changed.kind } });
    return { ok: true };
  });
}

const settled = () =>
  new HttpProblem('already_done', {
    detail: (language) =>
      language === 'ru'
        ? 'Это письмо уже отправлено, отправляется или устарело. Обновите список.'
        : 'This letter has been sent, is on its way, or is out of date. Read the list again.',
  });
