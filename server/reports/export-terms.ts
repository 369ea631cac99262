import { MOST_TERMS, type reportRoutes } from '#api/reports.ts';
import type { BodyOf } from '#api/route.ts';
import type { Language } from '#domain/values/language.ts';
import { quarterOf, sayQuarter } from '#domain/values/quarters.ts';
import { type Cell, sendXlsx } from '#server/exports/public.ts';
import type { Ctx } from '#server/http/context.ts';
import type { Input } from '#server/http/define-route.ts';
import { record } from '#server/journal/record.ts';
import { termIds, termsWithIds } from './terms.queries.ts';
import { checkPeriod, presentTerm } from './terms.ts';

const PIECE = 2000;

/** The whole register as its reader sees it; who took how much is in the journal before the first byte goes out. */
export async function exportTerms(
  ctx: Ctx,
  { filter }: BodyOf<typeof reportRoutes.exportTerms>,
  reply: Input<typeof reportRoutes.exportTerms>['reply'],
): Promise<undefined> {
  checkPeriod(filter);
  const ids = await ctx.transact(async (tx) => {
    const found = await termIds(tx.reader, filter, MOST_TERMS);
    record(tx, ctx.actor.selves[0], { kind: 'termsExported', data: { rows: found.length, filter } });
    return found;
  });
  const say = words[ctx.language];
  await sendXlsx(reply, {
    name: `${say.file} ${say.day(ctx.today)}`,
    columns: say.columns.map((title, n) => ({ title, width: widths[n] ?? 14 })),
    rows: rowsOf(ctx, ids),
  });
  return undefined;
}

async function* rowsOf(ctx: Ctx, ids: readonly number[]): AsyncIterable<Cell[][]> {
  for (let from = 0; from < ids.length; from += PIECE) {
    const lines = await termsWithIds(ctx.reader, ids.slice(from, from + PIECE));
    yield lines.map((line) => {
      const row = presentTerm(ctx, line);
      return [
        sayQuarter(quarterOf(row.validUntil), ctx.language),
        row.number,
        row.client.name,
        row.contract?.number ?? null,
        row.title,
        row.manager.name,
        { day: row.validUntil },
        row.daysLeft,
        row.renewedBy?.number ?? null,
      ];
    });
  }
}

const widths = [18, 16, 40, 18, 44, 32, 14, 14, 16];
const words: Record<Language, { file: string; columns: string[]; day: (iso: string) => string }> = {
  ru: {
    file: 'Сроки действия',
    columns: [
      'Квартал',
      '№ заказа',
      'Клиент',
      'Договор',
      'Работа',
      'Менеджер',
      'Действует до',
      'Осталось дней',
      'Продлён заказом',
    ],
    day: (iso) => iso.split('-').reverse().join('.'),
  },
  en: {
    file: 'Terms of validity',
    columns: [
      'Quarter',
      'Order',
      'Client',
      'Contract',
      'Work',
      'Manager',
      'Valid until',
      'Days left',
      'Renewed by',
    ],
    day: (iso) => iso,
  },
};
