/** What stands in the calendar: calls, terms of steps, expiring validity, absences, events of the company. */
export const calendarKinds = ['calls', 'tasks', 'deadlines', 'terms', 'absences', 'events'] as const;
export type CalendarKind = (typeof calendarKinds)[number];

/** The longest span of one answer, in days, and the most items of a kind in it. */
export const CALENDAR_DAYS = 62;
export const CALENDAR_ITEMS = 500;
