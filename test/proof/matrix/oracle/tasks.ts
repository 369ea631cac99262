import type { TaskFacts, Who } from '../facts.ts';
import { done, refused, state, type Verdict } from '../verdict.ts';
import { any, isAdmin, isDirector } from './people.ts';

const gave =
  (task: TaskFacts) =>
  ({ id }: { id: number }) =>
    id === task.authorId;
const does =
  (task: TaskFacts) =>
  ({ id }: { id: number }) =>
    id === task.assigneeId || task.peopleIds.includes(id);

/** Its author, assignee and co-workers, the heads of the assignee's department and of those above it, director, administrator. */
export const seesTask = (who: Who, task: TaskFacts): boolean =>
  who.signedIn &&
  any(
    who,
    (self) =>
      gave(task)(self) ||
      does(task)(self) ||
      isDirector(self) ||
      isAdmin(self) ||
      self.heads.some((key) => task.departments.includes(key)),
  );

const when = (task: TaskFacts, ...states: TaskFacts['state'][]): Verdict =>
  states.includes(task.state) ? done : state('already_done');

export const editTask = (who: Who, task: TaskFacts): Verdict =>
  any(who, gave(task)) ? when(task, 'open') : refused;
export const tickTask = (who: Who, task: TaskFacts): Verdict =>
  any(who, gave(task)) || any(who, does(task)) ? when(task, 'open') : refused;
export const finishTask = (who: Who, task: TaskFacts): Verdict =>
  any(who, does(task)) ? when(task, 'open') : refused;
export const judgeTask = (who: Who, task: TaskFacts): Verdict =>
  any(who, gave(task)) ? when(task, 'done') : refused;
export const cancelTask = (who: Who, task: TaskFacts): Verdict =>
  any(who, gave(task)) ? when(task, 'open', 'done') : refused;
/** Files go with a task while it is open; one is taken out by who added it, here the author. */
export const attachToTask = tickTask;
export const dropTaskFile = editTask;
/** A result is taken back by who gave it, a closed task begun again by its author. */
export const takeTaskAgain = (who: Who, task: TaskFacts): Verdict => {
  const closed = task.state === 'accepted' || task.state === 'cancelled';
  if (!any(who, closed ? gave(task) : does(task))) return refused;
  return when(task, 'done', 'accepted', 'cancelled');
};
