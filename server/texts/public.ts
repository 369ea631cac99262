/** What the worker does with texts. */
export { askForUnread, readTextOf } from './read-text.job.ts';
