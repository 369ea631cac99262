/** What other rooms may use of this one. */
export { addUnsubscribe, UNSUBSCRIBE } from './unsubscribe.ts';
