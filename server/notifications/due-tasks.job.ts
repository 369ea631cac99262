import type { Kysely, Transaction } from 'kysely';
import type { WorkCalendar } from '#domain/calendar/workdays.ts';
import { type DueMark, dueMarks } from '#domain/tasks/deadline.ts';
import type { DB } from '#server/db/tables.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { announce } from '#server/jobs/registry.ts';
import { companyDay } from './due-steps.store.ts';
import { oneRoundOfTasks, writeDueTasks } from './due-tasks.store.ts';

/** A job must end within its time, however many deadlines come at once. */
const atOnce = 100;

/** The working day before a deadline, on its day and when it has passed those who do the task are told; each once. */
export async function tellDueTasks(db: Kysely<DB>, calendar: WorkCalendar): Promise<void> {
  await db.transaction().execute(async (trx: Transaction<DB>) => {
    await oneRoundOfTasks(trx);
    const marks: DueMark[] = dueMarks(calendar, await companyDay(trx));
    const eventIds = marks.length > 0 ? await writeDueTasks(trx, marks) : [];
    for (let at = 0; at < eventIds.length; at += atOnce)
      await enqueue(trx, announce, { eventIds: eventIds.slice(at, at + atOnce) });
  });
}
