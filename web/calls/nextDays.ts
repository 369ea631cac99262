import type { WorkCalendar } from '#domain/calendar/workdays.ts';
import { nextOfSeries, toWorkingDay } from '#domain/calls/repeat.ts';
import { addDays } from '#domain/values/dates.ts';

export type DayChoice = { key: 'tomorrow' | 'threeDays' | 'week'; on: string; moved: boolean };

const STEPS = [
  ['tomorrow', 1],
  ['threeDays', 3],
  ['week', 7],
] as const;

/** Tomorrow, in three days, in a week; on a working day, and each day once. */
export function dayChoices(calendar: WorkCalendar, today: string): DayChoice[] {
  const choices = STEPS.map(([key, days]) => {
    const asked = addDays(today, days);
    const on = toWorkingDay(calendar, asked);
    return { key, on, moved: on !== asked };
  });
  return choices.filter((one, at) => choices.findIndex(({ on }) => on === one.on) === at);
}

/** When the call comes again by itself. */
export const seriesDay = (
  calendar: WorkCalendar,
  on: string,
  repeats: string,
  today: string,
): string | null => nextOfSeries(calendar, on, repeats, today);
