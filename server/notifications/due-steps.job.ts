import type { Kysely } from 'kysely';
import { isWorkingDay, type WorkCalendar, workingDaysBetween } from '#domain/calendar/workdays.ts';
import { addDays, type PlainDate } from '#domain/values/dates.ts';
import type { DB } from '#server/db/tables.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { announce } from '#server/jobs/registry.ts';
import { companyDay, type DueMark, lateMarks, writeDueSteps } from './due-steps.store.ts';

/** A job must end within its time, however many terms end at once. */
const atOnce = 100;
/** So many days without a worker are caught up; what is older is history. */
const caughtUp = 3;

/** On the last day of a step's term who it waits for is told; when it is past, also who signs there. Each once, on working days. */
export async function tellDueSteps(db: Kysely<DB>, calendar: WorkCalendar): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const marks = dueMarks(calendar, await companyDay(trx));
    const eventIds = marks.length > 0 ? await writeDueSteps(trx, marks) : [];
    for (let at = 0; at < eventIds.length; at += atOnce)
      await enqueue(trx, announce, { eventIds: eventIds.slice(at, at + atOnce) });
  });
}

/** Which ends of terms are told today. Nobody is reminded on a day off. */
export function dueMarks(calendar: WorkCalendar, today: PlainDate): DueMark[] {
  if (!isWorkingDay(calendar, today)) return [];
  const late = lateMarks.map((days) => {
    let to = addDays(today, -1);
    while (workingDaysBetween(calendar, to, today).days < days) to = addDays(to, -1);
    return { late: days, from: addDays(to, -caughtUp), to };
  });
  return [{ late: 0, from: today, to: today }, ...late];
}
