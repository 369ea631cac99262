export { giveTask } from './giving.ts';
export { TasksHome } from './TasksHome.tsx';
