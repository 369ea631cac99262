export { NewsHome } from './NewsHome.tsx';
