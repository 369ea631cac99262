export { setupNeeded } from './setup.queries.ts';
