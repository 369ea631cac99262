import { describe, expect, it } from 'vitest';
import { russianCalendar } from '../calendar/workdays.ts';
import { dueMarks, isLate } from './deadline.ts';
import { moved, type TaskAct, type TaskState, taskActs, taskStates } from './task-state.ts';

const table: [TaskState, TaskAct, TaskState][] = [
  ['open', 'finish', 'done'],
  ['open', 'cancel', 'cancelled'],
  ['done', 'accept', 'accepted'],
  ['done', 'sendBack', 'open'],
  ['done', 'cancel', 'cancelled'],
  ['done', 'takeAgain', 'open'],
  ['accepted', 'takeAgain', 'open'],
  ['cancelled', 'takeAgain', 'open'],
];

describe('a task', () => {
  it('moves along these ways and no others', () => {
    for (const state of taskStates)
      for (const act of taskActs) {
        const to = table.find(([from, by]) => from === state && by === act)?.[2] ?? null;
        expect([state, act, moved(state, act)]).toEqual([state, act, to]);
      }
  });
  it('that one gave oneself needs nobody to accept it', () => {
    expect(moved('open', 'finish', true)).toBe('accepted');
  });
  it.each([
    ['open', '2026-11-24', null, false],
    ['open', '2026-11-23', null, true],
    ['open', '2026-11-24', '12:00', true],
    ['open', '2026-11-24', '12:01', false],
    ['open', null, null, false],
    ['done', '2026-11-01', null, false],
  ] as const)('%s, due on %s at %s: late %s', (state, dueOn, dueAt, late) => {
    expect(isLate(state, { dueOn, dueAt }, { day: '2026-11-24', time: '12:00' })).toBe(late);
  });
});

describe('reminders of deadlines', () => {
  it('are told on working days only, on Friday of those up to Monday', () => {
    const calendar = russianCalendar;
    expect(dueMarks(calendar, '2026-11-28')).toEqual([]);
    expect(dueMarks(calendar, '2026-11-27')).toEqual([
      { kind: 'taskOverdue', from: '2026-11-20', to: '2026-11-26' },
      { kind: 'taskDueToday', from: '2026-11-27', to: '2026-11-27' },
      { kind: 'taskDueSoon', from: '2026-11-28', to: '2026-11-30' },
    ]);
  });
});
