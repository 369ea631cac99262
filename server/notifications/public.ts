export { tell } from './notifications.store.ts';
