/** What other rooms may use of this one. */
export { standing } from './standing.ts';
