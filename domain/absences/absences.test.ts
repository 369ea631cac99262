import { describe, expect, it } from 'vitest';
import { addDays } from '../values/dates.ts';
import { seeded } from '../values/seeded.ts';
import { overlapsOf } from './overlaps.ts';
import { movedRequest, requestActs, requestStates } from './request-state.ts';

it('a request is decided once; what is approved can be cancelled', () => {
  const table = Object.fromEntries(
    requestStates.map((state) => [
      state,
      requestActs.flatMap((act) => {
        const to = movedRequest(state, act);
        return to === null ? [] : [`${act}: ${to}`];
      }),
    ]),
  );
  expect(table).toEqual({
    requested: ['approve: approved', 'decline: declined', 'withdraw: withdrawn'],
    approved: ['cancel: cancelled'],
    declined: [],
    withdrawn: [],
    cancelled: [],
  });
});

describe('days on which several are away', () => {
  const span = (who: string, fromOn: string, toOn: string) => ({ who, fromOn, toOn });
  it('are told with everybody who is away on them', () => {
    expect(
      overlapsOf([
        span('Белов', '2027-08-10', '2027-08-18'),
        span('Юдина', '2027-08-12', '2027-08-25'),
        span('Рябов', '2027-08-18', '2027-08-20'),
        span('Орлов', '2027-09-01', '2027-09-02'),
      ]),
    ).toEqual([
      { fromOn: '2027-08-12', toOn: '2027-08-17', who: ['Белов', 'Юдина'] },
      { fromOn: '2027-08-18', toOn: '2027-08-18', who: ['Белов', 'Юдина', 'Рябов'] },
      { fromOn: '2027-08-19', toOn: '2027-08-20', who: ['Юдина', 'Рябов'] },
    ]);
  });
  it('of one person twice are none, and one day is enough', () => {
    expect(
      overlapsOf([span('Белов', '2027-08-10', '2027-08-18'), span('Белов', '2027-08-12', '2027-08-13')]),
    ).toEqual([]);
    expect(
      overlapsOf([span('Белов', '2027-08-10', '2027-08-18'), span('Юдина', '2027-08-18', '2027-08-19')]),
    ).toEqual([{ fromOn: '2027-08-18', toOn: '2027-08-18', who: ['Белов', 'Юдина'] }]);
  });
  it('are those that counting day by day finds', () => {
    const random = seeded(9);
    for (let round = 0; round < 50; round += 1) {
      const spans = Array.from({ length: 8 }, () => {
        const fromOn = addDays('2027-01-01', random.int(0, 40));
        return span(String(random.int(1, 5)), fromOn, addDays(fromOn, random.int(0, 12)));
      });
      const found = overlapsOf(spans);
      for (let day = '2027-01-01'; day < '2027-03-01'; day = addDays(day, 1)) {
        const away = new Set(
          spans.filter((one) => one.fromOn <= day && one.toOn >= day).map((one) => one.who),
        );
        const told = found.filter((one) => one.fromOn <= day && one.toOn >= day);
        expect(told.map((one) => new Set(one.who))).toEqual(away.size >= 2 ? [away] : []);
      }
    }
  });
});
