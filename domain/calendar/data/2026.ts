import type { CalendarYear } from '../year.ts';

/** The production calendar of Russia for 2026. Source: Labour Code art. 112 and the Government's moves of days off for 2026, as published on 2025-09-30. */
export const year2026: CalendarYear = {
  year: 2026,
  days: {
    '01-01': { kind: 'off', holiday: 'newYear' },
    '01-02': { kind: 'off', holiday: 'newYear' },
    '01-03': { kind: 'off', holiday: 'newYear' },
    '01-04': { kind: 'off', holiday: 'newYear' },
    '01-05': { kind: 'off', holiday: 'newYear' },
    '01-06': { kind: 'off', holiday: 'newYear' },
    '01-07': { kind: 'off', holiday: 'christmas' },
    '01-08': { kind: 'off', holiday: 'newYear' },
    '01-09': { kind: 'off', movedFrom: '01-03' },
    '02-23': { kind: 'off', holiday: 'defenders' },
    '03-08': { kind: 'off', holiday: 'womensDay' },
    '03-09': { kind: 'off', movedFrom: '03-08' },
    '04-30': { kind: 'short' },
    '05-01': { kind: 'off', holiday: 'labourDay' },
    '05-08': { kind: 'short' },
    '05-09': { kind: 'off', holiday: 'victoryDay' },
    '05-11': { kind: 'off', movedFrom: '05-09' },
    '06-11': { kind: 'short' },
    '06-12': { kind: 'off', holiday: 'russiaDay' },
    '11-03': { kind: 'short' },
    '11-04': { kind: 'off', holiday: 'unityDay' },
    '12-31': { kind: 'off', movedFrom: '01-04' },
  },
};
