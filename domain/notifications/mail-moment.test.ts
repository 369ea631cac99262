import { describe, expect, it } from 'vitest';
import { russianCalendar } from '../calendar/workdays.ts';
import { mailKindOf } from './mail-kinds.ts';
import { type Away, dailyMoment, type MailHours, mailMoment, usualHours } from './mail-moment.ts';

const moscow = { calendar: russianCalendar, timeZone: 'Europe/Moscow' };
const berlin = { calendar: russianCalendar, timeZone: 'Europe/Berlin' };
const always: MailHours = { dailyHour: 9, quiet: null, holdDaysOff: false };

type Asked = { way: Parameters<typeof mailMoment>[0]['way']; kind?: 'mark' | 'call'; hours?: MailHours };
const moment = (
  at: string,
  { way, kind = 'mark', hours = usualHours }: Asked,
  away: Away[] = [],
  clock = moscow,
) => mailMoment({ at, kind, way }, hours, away, clock);

describe('at once', () => {
  it('goes as it is in the hours of work', () => {
    expect(moment('2026-09-16T10:00:12.500Z', { way: 'atOnce' })).toBe('2026-09-16T10:00:12.500Z');
  });
  it('waits for the morning in quiet hours, on either side of midnight', () => {
    // 20:00 and 05:00 in Moscow
    expect(moment('2026-09-16T17:00:00.000Z', { way: 'atOnce' })).toBe('2026-09-17T05:00:00.000Z');
    expect(moment('2026-09-17T02:00:00.000Z', { way: 'atOnce' })).toBe('2026-09-17T05:00:00.000Z');
    expect(moment('2026-09-16T16:59:00.000Z', { way: 'atOnce' })).toBe('2026-09-16T16:59:00.000Z');
  });
  it('waits for the working day over a weekend and a holiday', () => {
    // a Friday evening; a Saturday noon; the third of November before the fourth, a holiday
    expect(moment('2026-09-18T18:00:00.000Z', { way: 'atOnce' })).toBe('2026-09-21T05:00:00.000Z');
    expect(moment('2026-09-19T09:00:00.000Z', { way: 'atOnce' })).toBe('2026-09-21T05:00:00.000Z');
    expect(moment('2026-11-03T18:00:00.000Z', { way: 'atOnce' })).toBe('2026-11-05T05:00:00.000Z');
  });
  it('waits until the person is back', () => {
    const away = [
      { from: '2026-09-16', to: '2026-09-17' },
      { from: '2026-09-18', to: '2026-09-18' },
    ];
    expect(moment('2026-09-16T10:00:00.000Z', { way: 'atOnce' }, away)).toBe('2026-09-21T05:00:00.000Z');
  });
  it('is not held for a call, and not for who wants no quiet', () => {
    const night = '2026-09-19T22:00:00.000Z';
    expect(moment(night, { way: 'atOnce', kind: 'call' })).toBe(night);
    expect(moment(night, { way: 'atOnce', hours: always })).toBe(night);
  });
  it('is quiet within a day as well', () => {
    const hours = { ...always, quiet: { from: '12:00', to: '13:30' } };
    expect(moment('2026-09-16T09:10:00.000Z', { way: 'atOnce', hours })).toBe('2026-09-16T10:30:00.000Z');
    expect(moment('2026-09-16T10:30:00.000Z', { way: 'atOnce', hours })).toBe('2026-09-16T10:30:00.000Z');
  });
});

describe('in letters of several', () => {
  it('comes every four hours by the clock of the company', () => {
    expect(moment('2026-09-16T06:30:00.000Z', { way: 'every4Hours' })).toBe('2026-09-16T09:00:00.000Z');
    // 16:00 sharp is told at the next
    expect(moment('2026-09-16T13:00:00.000Z', { way: 'every4Hours', hours: always })).toBe(
      '2026-09-16T17:00:00.000Z',
    );
  });
  it('holds the evening’s until the morning', () => {
    expect(moment('2026-09-16T14:00:00.000Z', { way: 'every4Hours' })).toBe('2026-09-17T05:00:00.000Z');
  });
  it('comes daily at the chosen hour, the same or the next day', () => {
    expect(moment('2026-09-16T05:59:59.999Z', { way: 'daily' })).toBe('2026-09-16T06:00:00.000Z');
    expect(moment('2026-09-16T06:00:00.000Z', { way: 'daily' })).toBe('2026-09-17T06:00:00.000Z');
    // what is held over a weekend comes with the letter of Monday, not beside it
    expect(moment('2026-09-18T07:00:00.000Z', { way: 'daily' })).toBe('2026-09-21T06:00:00.000Z');
  });
  it('keeps the hour of the clock when it is put forward and back', () => {
    const hours = { ...always, dailyHour: 2 };
    // 28 March 2027: 02:00 is left out; told as the hour after it. 25 October 2026: 02:00 comes twice, told at the first.
    expect(moment('2027-03-27T12:00:00.000Z', { way: 'daily', hours }, [], berlin)).toBe(
      '2027-03-28T01:00:00.000Z',
    );
    expect(moment('2026-10-24T12:00:00.000Z', { way: 'daily', hours }, [], berlin)).toBe(
      '2026-10-25T00:00:00.000Z',
    );
    // in the second of the two hours the slot of this day is past: nothing is told twice
    expect(moment('2026-10-25T00:30:00.000Z', { way: 'daily', hours }, [], berlin)).toBe(
      '2026-10-26T01:00:00.000Z',
    );
    expect(moment('2027-03-28T00:30:00.000Z', { way: 'daily' }, [], berlin)).toBe('2027-03-29T07:00:00.000Z');
  });
  it('never comes to who wants none', () => {
    expect(moment('2026-09-16T06:00:00.000Z', { way: 'never' })).toBeNull();
  });
});

describe('the letter of a day', () => {
  it('comes at its hour, after the quiet, and not on a day off or of absence', () => {
    expect(dailyMoment('2026-09-16', usualHours, [], moscow)).toBe('2026-09-16T06:00:00.000Z');
    expect(dailyMoment('2026-09-16', { ...usualHours, dailyHour: 6 }, [], moscow)).toBe(
      '2026-09-16T05:00:00.000Z',
    );
    expect(dailyMoment('2026-09-16', { ...usualHours, dailyHour: 22 }, [], moscow)).toBe(
      '2026-09-16T05:00:00.000Z',
    );
    expect(dailyMoment('2026-09-19', usualHours, [], moscow)).toBeNull();
    expect(dailyMoment('2026-09-19', always, [], moscow)).toBe('2026-09-19T06:00:00.000Z');
    expect(
      dailyMoment('2026-09-16', usualHours, [{ from: '2026-09-14', to: '2026-09-16' }], moscow),
    ).toBeNull();
  });
});

describe('what a fact is to its reader', () => {
  const fact = { mentioned: false, daysBefore: null };
  it.each([
    [{ ...fact, kind: 'commentWritten' }, 'comment'],
    [{ ...fact, kind: 'commentWritten', mentioned: true }, 'mentioned'],
    [{ ...fact, kind: 'validUntilComes', daysBefore: 0 }, 'termEnds'],
    [{ ...fact, kind: 'validUntilComes', daysBefore: 30 }, 'termNears'],
    [{ ...fact, kind: 'expertReplaced' }, 'assigned'],
    [{ ...fact, kind: 'whatever comes later' }, 'other'],
  ] as const)('%j is %s', (told, kind) => {
    expect(mailKindOf(told)).toBe(kind);
  });
});
