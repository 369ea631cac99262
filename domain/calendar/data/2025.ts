import type { CalendarYear } from '../year.ts';

/** The production calendar of Russia for 2025. Source: Labour Code art. 112 and the Government's moves of days off for 2025, as published on 2024-12-01. */
export const year2025: CalendarYear = {
  year: 2025,
  days: {
    '01-01': { kind: 'off', holiday: 'newYear' },
    '01-02': { kind: 'off', holiday: 'newYear' },
    '01-03': { kind: 'off', holiday: 'newYear' },
    '01-04': { kind: 'off', holiday: 'newYear' },
    '01-05': { kind: 'off', holiday: 'newYear' },
    '01-06': { kind: 'off', holiday: 'newYear' },
    '01-07': { kind: 'off', holiday: 'christmas' },
    '01-08': { kind: 'off', holiday: 'newYear' },
    '02-23': { kind: 'off', holiday: 'defenders' },
    '03-07': { kind: 'short' },
    '03-08': { kind: 'off', holiday: 'womensDay' },
    '04-30': { kind: 'short' },
    '05-01': { kind: 'off', holiday: 'labourDay' },
    '05-02': { kind: 'off', movedFrom: '01-04' },
    '05-08': { kind: 'off', movedFrom: '02-23' },
    '05-09': { kind: 'off', holiday: 'victoryDay' },
    '06-11': { kind: 'short' },
    '06-12': { kind: 'off', holiday: 'russiaDay' },
    '06-13': { kind: 'off', movedFrom: '03-08' },
    '11-01': { kind: 'short' },
    '11-03': { kind: 'off', movedFrom: '11-01' },
    '11-04': { kind: 'off', holiday: 'unityDay' },
    '12-31': { kind: 'off', movedFrom: '01-05' },
  },
};
