import type { z } from 'zod';
import type { homeBlock } from '#api/home.ts';
import { addWorkingDays } from '#domain/calendar/workdays.ts';
import { lateMarks } from '#domain/process/gate.ts';
import { addDays } from '#domain/values/dates.ts';
import { presentRequest } from '#server/absences/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { named, presentRow } from '#server/orders/public.ts';
import { presentTaskLine } from '#server/tasks/public.ts';
import { readHome } from './home.queries.ts';
import { asksForPayments, type HomeLine, ownDepartments } from './home-blocks.sql.ts';
import { presentCallsOfHome } from './home-calls.ts';
import { presentCompany } from './home-company.ts';
import { MOST_LED } from './home-load.sql.ts';
import { presentSystem } from './home-system.ts';

type Block = z.input<typeof homeBlock>;
const ROWS = 5;
const EXPERTS = 12;

/** What waits for the person, most pressing first. A block with nothing in it is still named, so that "nothing" is said. */
export async function home(ctx: Ctx) {
  const stalledBefore = addWorkingDays(ctx.calendar, ctx.today, -5).date;
  const expiring = addDays(ctx.today, 60);
  const { lines, load, company, system, away, birthdays, tasks, news, requests, ...called } = await readHome(
    ctx.reader,
    {
      stalledBefore,
      expiring,
      rows: ROWS + 1,
      experts: EXPERTS + 1,
    },
  );
  const block = (
    key: Block['key'],
    query: Block['query'],
    always: boolean,
    list: Block['list'] = 'orders',
  ): Block[] => {
    const rows = lines.filter((line) => line.block === key);
    if (rows.length === 0 && !always) return [];
    const items = rows.slice(0, ROWS).map((line) => presentLine(ctx, line));
    return [{ key, items, more: rows.length > ROWS, list, query }];
  };
  const signs = ctx.actor.selves.some((self) => self.heads.length > 0);
  const departments = ownDepartments(ctx.reader);
  return {
    blocks: [
      ...block('resolutions', { waitingForMe: 'true', sort: 'due' }, signs),
      ...block('assign', { waitingForMe: 'true', sort: 'due' }, load !== null),
      ...block('returned', { waitingForMe: 'true' }, false),
      ...block('toFill', { waitingForMe: 'true' }, true),
      ...block('unpaid', { payments: 'none', overdue: 'true', sort: 'due' }, takesPayments(ctx)),
      ...block('marks', { waitingForMe: 'true', sort: 'due' }, takesPayments(ctx)),
      ...block('sent', { mine: 'true' }, false),
      ...block(
        'departmentOverdue',
        {
          ...(departments.length === 1 ? { awaited: `department:${departments[0]}` } : {}),
          overdue: 'true',
          sort: 'due',
        },
        departments.length > 0,
      ),
      ...block('overdue', { overdue: 'true', sort: 'due' }, false),
      ...block('stalled', { mine: 'true' }, false),
      ...block('expiring', { mine: 'true', to: expiring }, false, 'terms'),
    ],
    experts: load && {
      items: load.slice(0, EXPERTS).map(({ employee, count, overdue }) => ({
        employee: named(employee),
        count: Math.min(count, MOST_LED - 1),
        more: count >= MOST_LED,
        overdue,
        query: { expertId: String(employee.id), standing: 'true' },
      })),
      more: load.length > EXPERTS,
    },
    company: company && presentCompany(ctx, company),
    system: system && (await presentSystem(ctx, system, ROWS)),
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

function presentLine(ctx: Ctx, { block, order, marks }: HomeLine): Block['items'][number] {
  const { body } = ctx.reader.definitions.byId(order.definitionId);
  const step = body.steps[order.stepSeq - 1];
  const lacks =
    block === 'marks' && step
      ? lateMarks(body, step).filter(
          ({ requirement }) => requirement.seenBy === undefined && !marks.includes(requirement.key),
        )
      : [];
  return { ...presentRow(ctx, order), lacks: lacks.map(({ requirement }) => requirement.title) };
}

/** Whoever fills a step that asks for payments has its two blocks also while nothing is in them. */
const takesPayments = ({ actor, reader }: Ctx): boolean =>
  reader.definitions
    .current()
    .some(({ body }) =>
      body.steps.some(
        (step) =>
          asksForPayments(step) &&
          step.filledBy.some(
            (who) =>
              typeof who === 'object' &&
              'membersOf' in who &&
              actor.selves.some((self) => self.departments.includes(who.membersOf)),
          ),
      ),
    );
