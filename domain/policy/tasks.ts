import type { Self } from '../rules/who.ts';
import { isClosed } from '../tasks/task-state.ts';
import type { Action, TaskSubject } from './actions.ts';
import { type Policy, verdict } from './can.ts';

/** Tasks: whoever gave one says what is to be done and takes it off; those it was given to do it. A substitute acts for either. */
export const taskPolicy: Policy<Extract<Action, `task.${string}`>> = {
  'task.give': (actor) => verdict(actor, () => true, []),
  'task.edit': (actor, task) => verdict(actor, (self) => self.employeeId === task.authorId, ['taskAuthor']),
  'task.accept': (actor, task) => verdict(actor, (self) => self.employeeId === task.authorId, ['taskAuthor']),
  'task.sendBack': (actor, task) =>
    verdict(actor, (self) => self.employeeId === task.authorId, ['taskAuthor']),
  'task.cancel': (actor, task) => verdict(actor, (self) => self.employeeId === task.authorId, ['taskAuthor']),
  'task.finish': (actor, task) =>
    verdict(actor, (self) => doers(task).includes(self.employeeId), ['taskDoer']),
  'task.tick': (actor, task) => verdict(actor, isOf(task), ['taskDoer', 'taskAuthor']),
  'task.attach': (actor, task) => verdict(actor, isOf(task), ['taskDoer', 'taskAuthor']),
  'task.dropFile': (actor, { addedBy }) =>
    verdict(actor, (self) => self.employeeId === addedBy, ['whoAddedFile']),
  // a result is taken back by who gave it; what is closed is begun again by who gave the task
  'task.takeAgain': (actor, task) =>
    isClosed(task.state)
      ? verdict(actor, (self) => self.employeeId === task.authorId, ['taskAuthor'])
      : verdict(actor, (self) => doers(task).includes(self.employeeId), ['taskDoer']),
};

const isOf =
  (task: TaskSubject) =>
  (self: Self): boolean =>
    [...doers(task), task.authorId].includes(self.employeeId);
const doers = ({ assigneeId, peopleIds }: TaskSubject): number[] => [assigneeId, ...peopleIds];
