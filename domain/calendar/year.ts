/**
 * One year of the production calendar: only the days that differ from "Monday to Friday we work".
 *
 * Shape: `{ year: 2026, days: { 'MM-DD': { kind, holiday?, movedFrom? } } }`; `movedFrom` is the `MM-DD` whose day off
 * moved here. It is stored and sent as it stands: an administrator fills a year in this form, checked by the schema.
 */
import { z } from 'zod';
import { isPlainDate } from '../values/dates.ts';
import { HOLIDAYS, type Holiday } from './holidays.ts';

/** off: not worked · short: worked, an hour less, whatever weekday it is · working: a Saturday or Sunday worked */
export type DayKind = 'off' | 'short' | 'working';
export type CalendarDay = { kind: DayKind; holiday?: Holiday | undefined; movedFrom?: string | undefined };
export type CalendarYear = { year: number; days: Readonly<Record<string, CalendarDay>> };

const monthAndDay = z.string().regex(/^\d{2}-\d{2}$/);

export const calendarYearSchema = z
  .strictObject({
    year: z.int().min(1992).max(2200),
    days: z.record(
      monthAndDay,
      z.strictObject({
        kind: z.enum(['off', 'short', 'working']),
        holiday: z.enum(Object.keys(HOLIDAYS) as [Holiday, ...Holiday[]]).optional(),
        movedFrom: monthAndDay.optional(),
      }),
    ),
  })
  .superRefine(({ year, days }, context) => {
    for (const key of Object.keys(days))
      if (!isPlainDate(`${year}-${key}`))
        context.addIssue({ code: 'custom', message: 'calendar_no_such_day', path: ['days', key] });
  });
