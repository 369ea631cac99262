/** What other rooms may use of this one. */
export { standing } from './standing.ts';
export { placesOf } from './standing-rows.ts';
export { type ShortStanding, shortStanding } from './standing-short.sql.ts';
