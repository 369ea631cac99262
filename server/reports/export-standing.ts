import type { reportRoutes } from '#api/reports.ts';
import type { BodyOf } from '#api/route.ts';
import { formatDate } from '#domain/values/dates.ts';
import type { Language } from '#domain/values/language.ts';
import { type Cell, sendXlsx } from '#server/exports/public.ts';
import { type Ctx, shortOf } from '#server/http/context.ts';
import type { Input } from '#server/http/define-route.ts';
import { record } from '#server/journal/record.ts';
import type { GroupBy } from './standing.queries.ts';
import { standing } from './standing.ts';
import type { StandingRow } from './standing-rows.ts';

/** The table as its reader sees it, with whom is waited for in words. */
export async function exportStanding(
  ctx: Ctx,
  asked: BodyOf<typeof reportRoutes.exportStanding>,
  reply: Input<typeof reportRoutes.exportStanding>['reply'],
): Promise<undefined> {
  const report = await standing(ctx, asked);
  const { from, to, groupBy, rows } = report;
  await ctx.transact(async (tx) =>
    record(tx, ctx.actor.selves[0], {
      kind: 'standingExported',
      data: { rows: rows.length, groupBy, from, to },
    }),
  );
  const say = words[ctx.language];
  const period = [from, to].map((day) => formatDate(day, ctx.language)).join('–');
  await sendXlsx(reply, {
    name: `${say.file} ${formatDate(ctx.today, ctx.language)}`,
    columns: [
      { title: say.group[groupBy], width: 40 },
      ...say.stands.map((title) => ({ title, width: 14 })),
      { title: say.waits[groupBy === 'person' ? 'step' : 'person'], width: 50 },
      ...say.done.map((title) => ({ title: `${title}, ${period}`, width: 20 })),
    ],
    rows: piece(rows.map((row) => cellsOf(ctx, row))),
  });
  return undefined;
}

async function* piece(rows: Cell[][]): AsyncIterable<Cell[][]> {
  yield rows;
}

function cellsOf(ctx: Ctx, row: StandingRow): Cell[] {
  const { stands, waits, done } = row;
  return [
    nameOf(ctx, row, false),
    stands.count,
    stands.overdue,
    stands.median,
    stands.worst,
    stands.worstOrder?.number ?? null,
    waits.map((one) => `${nameOf(ctx, one, true)} — ${one.count}`).join(', ') || null,
    done.count,
    done.median,
    done.worst,
    done.worstOrder?.number ?? null,
  ];
}

function nameOf(
  { language }: Ctx,
  { step, person, department }: Pick<StandingRow, 'step' | 'person' | 'department'>,
  isShort: boolean,
): string {
  if (step) return `${step.number}. ${step.title[language]}`;
  if (person) return isShort ? shortOf(person.name) : person.name;
  return department?.name ?? words[language].nobody;
}

type Words = {
  file: string;
  group: Record<GroupBy, string>;
  stands: string[];
  waits: Record<'person' | 'step', string>;
  done: string[];
  nobody: string;
};
const words: Record<Language, Words> = {
  ru: {
    file: 'Где стоят заказы',
    group: { step: 'Шаг', department: 'Отдел', person: 'Кого ждём' },
    stands: [
      'Стоит',
      'Просрочено',
      'Стоит обычно, раб. дней',
      'Дольше всех, раб. дней',
      'Дольше всех, заказ',
    ],
    waits: { person: 'Кого ждём', step: 'На каких шагах' },
    done: ['Согласовано', 'Обычно, раб. дней', 'Дольше всего, раб. дней', 'Дольше всего, заказ'],
    nobody: 'Никто не назначен',
  },
  en: {
    file: 'Where orders stand',
    group: { step: 'Step', department: 'Department', person: 'Waits for' },
    stands: ['Stand', 'Overdue', 'Median, working days', 'Longest, working days', 'Longest, order'],
    waits: { person: 'Waits for', step: 'At which steps' },
    done: ['Signed', 'Median, working days', 'Longest, working days', 'Longest, order'],
    nobody: 'Nobody is named',
  },
};
