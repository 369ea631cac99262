/**
 * Where a task stands and what moves it. Source: domain.md §6 «Tasks: assignee, deadline, result, control».
 * `done` waits for the author's word; what one gave oneself needs nobody's.
 */
export const taskStates = ['open', 'done', 'accepted', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

export const taskActs = ['finish', 'accept', 'sendBack', 'cancel', 'takeAgain'] as const;
export type TaskAct = (typeof taskActs)[number];

const moves: Record<TaskAct, Partial<Record<TaskState, TaskState>>> = {
  finish: { open: 'done' },
  accept: { done: 'accepted' },
  sendBack: { done: 'open' },
  cancel: { open: 'cancelled', done: 'cancelled' },
  takeAgain: { done: 'open', accepted: 'open', cancelled: 'open' },
};

/** Where the act leads; null: not from here. `ownTask`: whoever does it gave it to themselves. */
export function moved(state: TaskState, act: TaskAct, ownTask = false): TaskState | null {
  const to = moves[act][state] ?? null;
  return to === 'done' && ownTask ? 'accepted' : to;
}

/** Nothing is expected of anybody any more. */
export const isClosed = (state: TaskState): boolean => state === 'accepted' || state === 'cancelled';
