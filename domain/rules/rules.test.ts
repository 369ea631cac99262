import { describe, expect, it } from 'vitest';
import { holds, type OrderFacts, type When, whenSchema } from './when.ts';
import {
  type Actor,
  capacityOf,
  isGranted,
  isOne,
  type Self,
  standingAs,
  type Who,
  whoSchema,
} from './who.ts';

const order: OrderFacts = {
  managerId: 1,
  managerDepartments: ['east', 'trade'],
  expertId: 2,
  everConfirmed: true,
  currentStep: 'b',
  stepKeys: ['a', 'b', 'c'],
  markKeys: ['done'],
};
const self = (employeeId: number, change: Partial<Self> = {}): Self => ({
  employeeId,
  roles: [],
  departments: [],
  heads: [],
  groupManagers: [],
  duties: [],
  headDuties: [],
  ...change,
});

describe('when', () => {
  it.each<[When, Partial<OrderFacts>, boolean]>([
    ['everConfirmed', {}, true],
    ['everConfirmed', { everConfirmed: false }, false],
    [{ atStep: 'a' }, {}, true],
    [{ atStep: 'b' }, {}, true],
    [{ atStep: 'c' }, {}, false],
    [{ atStep: 'elsewhere' }, {}, false],
    [{ atStep: 'a' }, { currentStep: 'elsewhere' }, false],
    [{ markSet: 'done' }, {}, true],
    [{ markSet: 'done' }, { markKeys: [] }, false],
    [{ managerIn: 'trade' }, {}, true],
    [{ managerIn: 'north' }, {}, false],
    [{ all: ['everConfirmed', { atStep: 'c' }] }, {}, false],
    [{ all: ['everConfirmed', { atStep: 'b' }] }, {}, true],
    [{ any: [{ atStep: 'c' }, { markSet: 'done' }] }, {}, true],
    [{ any: [{ atStep: 'c' }, { markSet: 'never' }] }, {}, false],
    [{ all: ['everConfirmed', { any: [{ atStep: 'c' }, { markSet: 'done' }] }] }, {}, true],
  ])('%j with %j: %s', (when, change, expected) => {
    expect(holds(when, { ...order, ...change })).toBe(expected);
    expect(whenSchema.parse(when)).toEqual(when);
  });
  it('is a closed vocabulary', () => {
    for (const word of [
      'always',
      {},
      { all: [] },
      { any: [] },
      { atStep: '' },
      { atStep: 'a', markSet: 'b' },
    ])
      expect(whenSchema.safeParse(word).success).toBe(false);
  });
});

describe('who', () => {
  it.each<[Who, Self, boolean]>([
    ['managerOfOrder', self(1), true],
    ['managerOfOrder', self(2), false],
    ['expertOfOrder', self(2), true],
    ['expertOfOrder', self(1), false],
    ['visibilityGroup', self(3, { groupManagers: [1, 9] }), true],
    ['visibilityGroup', self(3, { groupManagers: [9] }), false],
    ['director', self(3, { roles: ['director'] }), true],
    ['director', self(3, { roles: ['admin'] }), false],
    ['admin', self(3, { roles: ['admin'] }), true],
    [{ headOf: 'east' }, self(3, { heads: ['east'] }), true],
    [{ headOf: 'east' }, self(3, { departments: ['east'] }), false],
    [{ membersOf: 'east' }, self(3, { departments: ['east', 'trade'] }), true],
    [{ membersOf: 'east' }, self(3, { heads: ['east'] }), false],
  ])('%j', (who, someone, expected) => {
    expect(isOne(someone, who, order)).toBe(expected);
    expect(whoSchema.parse(who)).toEqual(who);
  });
  it('nobody is the expert of an order without one', () => {
    expect(isOne(self(2), 'expertOfOrder', { ...order, expertId: null })).toBe(false);
  });
  it('is granted when both the people and the condition fit', () => {
    const grants = [{ who: 'managerOfOrder', when: { atStep: 'c' } }, { who: 'expertOfOrder' }] as const;
    expect(isGranted(self(1), grants, order)).toBe(false);
    expect(isGranted(self(1), grants, { ...order, currentStep: 'c' })).toBe(true);
    expect(isGranted(self(2), grants, order)).toBe(true);
  });
  it('the own identity is used first, then those stood in for', () => {
    const actor: Actor = { employeeId: 3, selves: [self(3, { heads: ['east'] }), self(1)] };
    expect(standingAs(actor, [{ headOf: 'east' }, 'managerOfOrder'], order)?.employeeId).toBe(3);
    expect(standingAs(actor, ['managerOfOrder'], order)?.employeeId).toBe(1);
    expect(standingAs(actor, ['expertOfOrder'], order)).toBeNull();
  });
  it('a capacity is a stable text', () => {
    expect(['managerOfOrder' as const, { headOf: 'east' }, { membersOf: 'east' }].map(capacityOf)).toEqual([
      'managerOfOrder',
      'headOf:east',
      'membersOf:east',
    ]);
  });
});
