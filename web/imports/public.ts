export { AdminImportsPage } from './list/ImportsPage.tsx';
