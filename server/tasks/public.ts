export { presentTaskLine } from './tasks.present.ts';
export { ownTasksJson, type TaskLineRow } from './tasks.queries.ts';
