/** What other rooms may use of the search. */
export type { Hits, Place } from './hits.ts';
export { newestFitting, type OwnRows } from './newest-fitting.sql.ts';
export { amongOwn, ownWays } from './own-orders.sql.ts';
export { type Reading, shownFor } from './readings.ts';
export { makeSearchIndex, type SearchIndex } from './search-index.ts';
export { isComplete, isFew, type Sought, seek, seekOn } from './seek.ts';
export {
  candidateRows,
  firstFound,
  idsOf,
  isAmong,
  nameCloseness,
  nameOrder,
  orElse,
} from './sought.sql.ts';
export { type WordQuery, wordQuery, wordReadings } from './word-query.ts';
