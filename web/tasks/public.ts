export { TasksHome } from './TasksHome.tsx';
