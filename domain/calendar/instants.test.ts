import { expect, test } from 'vitest';
import { localMoment } from '../calls/times.ts';
import { addDays } from '../values/dates.ts';
import { seeded } from '../values/seeded.ts';
import { instantOf } from './instants.ts';

test.each([
  ['2026-11-24', '14:30', 'Europe/Moscow', '2026-11-24T11:30:00.000Z'],
  ['2026-11-24', '00:00', 'Asia/Vladivostok', '2026-11-23T14:00:00.000Z'],
  ['2026-03-28', '10:00', 'Europe/Berlin', '2026-03-28T09:00:00.000Z'],
  ['2026-03-29', '10:00', 'Europe/Berlin', '2026-03-29T08:00:00.000Z'],
  ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '03:30', 'Europe/Berlin', '2026-10-25T02:30:00.000Z'],
  ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2026-11-24', '09:00', 'Asia/Kathmandu', '2026-11-24T03:15:00.000Z'],
])('%s %s in %s is %s', (day, time, zone, instant) => {
  expect(instantOf(day, time, zone)).toBe(instant);
});

test('the clock shows what was asked, but where it leaves the time out', () => {
  const random = seeded(20261125);
  const zones = [
    'Europe/Moscow',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kamchatka',
    'Australia/Lord_Howe',
  ];
  for (let n = 0; n < 2000; n += 1) {
    const day = addDays('2025-01-01', random.int(0, 1000));
    const time = `${String(random.int(4, 23)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`;
    const zone = random.pick(zones);
    expect(localMoment(instantOf(day, time, zone), zone), `${day} ${time} ${zone}`).toEqual({ day, time });
  }
});
