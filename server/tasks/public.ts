export { giveTask } from './give-task.ts';
export { moveOne, tick } from './move-task.ts';
export { presentTaskLine } from './tasks.present.ts';
export { ownTasksJson, type TaskLineRow } from './tasks.queries.ts';
