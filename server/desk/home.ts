import type { z } from 'zod';
import type { homeBlock } from '#api/desk.ts';
import { addWorkingDays } from '#domain/calendar/workdays.ts';
import { addDays } from '#domain/values/dates.ts';
import { presentRequest } from '#server/absences/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { named, type OrderLine, presentRow } from '#server/orders/public.ts';
import { presentTaskLine } from '#server/tasks/public.ts';
import { readHome } from './home.queries.ts';
import { presentCallsOfHome } from './home-calls.ts';

type Block = z.input<typeof homeBlock>;
const ROWS = 5;

/** What waits for the person, most pressing first. A block with nothing in it is still named, so that "nothing" is said. */
export async function home(ctx: Ctx) {
  const stalledBefore = addWorkingDays(ctx.calendar, ctx.today, -5).date;
  const expiring = addDays(ctx.today, 60);
  const { lines, away, birthdays, tasks, news, requests, ...called } = await readHome(ctx.reader, {
    stalledBefore,
    expiring,
    rows: ROWS + 1,
  });
  const block = (
    key: Block['key'],
    query: Block['query'],
    always: boolean,
    list: Block['list'] = 'orders',
  ): Block[] => {
    const rows = lines.filter((line) => line.block === key).map((line) => line.order as OrderLine);
    return rows.length > 0 || always
      ? [
          {
            key,
            items: rows.slice(0, ROWS).map((line) => presentRow(ctx, line)),
            more: rows.length > ROWS,
            list,
            query,
          },
        ]
      : [];
  };
  const signs = ctx.actor.selves.some((self) => self.heads.length > 0);
  return {
    blocks: [
      ...block('resolutions', { waitingForMe: 'true', sort: 'due' }, signs),
      ...block('returned', { waitingForMe: 'true' }, false),
      ...block('toFill', { waitingForMe: 'true' }, true),
      ...block('sent', { mine: 'true' }, false),
      ...block('overdue', { overdue: 'true', sort: 'due' }, false),
      ...block('stalled', { mine: 'true' }, false),
      ...block('expiring', { mine: 'true', to: expiring }, false, 'terms'),
    ],
    ...presentCallsOfHome(ctx, called, ROWS),
    tasks: {
      items: tasks.slice(0, ROWS).map((row) => presentTaskLine(ctx, row)),
      more: tasks.length > ROWS,
    },
    birthdays: birthdays.map(({ employee, on }) => ({ employee: named(employee), on })),
    news,
    absenceRequests: {
      items: requests.slice(0, ROWS).map((row) => presentRequest(ctx, row)),
      more: requests.length > ROWS,
    },
    awayToday: away.map(({ employee, substitute, ...one }) => ({
      ...one,
      employee: named(employee),
      substitute: substitute ? named(substitute) : null,
    })),
  };
}
