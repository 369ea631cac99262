/** When a task is late. Days are plain dates, times `HH:MM`, both in the company's zone. */
import { isWorkingDay, type WorkCalendar } from '../calendar/workdays.ts';
import type { LocalMoment } from '../calls/times.ts';
import { addDays, type PlainDate } from '../values/dates.ts';
import type { TaskState } from './task-state.ts';

export type Deadline = { dueOn: PlainDate | null; dueAt: string | null };

/** Without a time a task is late when its day is over. */
export function isLate(state: TaskState, { dueOn, dueAt }: Deadline, now: LocalMoment): boolean {
  if (state !== 'open' || dueOn === null) return false;
  if (dueOn !== now.day) return dueOn < now.day;
  return dueAt !== null && dueAt <= now.time;
}

export type DueKind = 'taskDueSoon' | 'taskDueToday' | 'taskOverdue';
export type DueMark = { kind: DueKind; from: PlainDate; to: PlainDate };

/** So many days without a worker are caught up; what is older is history. */
const CAUGHT_UP = 7;

/** Deadlines of which days are told today, and how. Nobody is reminded on a day off: the working day before tells of it. */
export function dueMarks(calendar: WorkCalendar, today: PlainDate): DueMark[] {
  if (!isWorkingDay(calendar, today)) return [];
  let next = addDays(today, 1);
  while (!isWorkingDay(calendar, next)) next = addDays(next, 1);
  return [
    { kind: 'taskOverdue', from: addDays(today, -CAUGHT_UP), to: addDays(today, -1) },
    { kind: 'taskDueToday', from: today, to: today },
    { kind: 'taskDueSoon', from: addDays(today, 1), to: next },
  ];
}
