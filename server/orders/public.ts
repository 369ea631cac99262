/** What other rooms may use of the orders' room. */
export { applyAll } from './apply-all.ts';
export { assignManager } from './assign-manager.ts';
export { awaitedParts, isStanding, type Seat, type SeatedStep, seatedSteps } from './awaited.ts';
export { everyStep, firstByTerm, inStates, mineWays, termKey } from './by-term.ts';
export { changeOrder } from './change-order.ts';
export { commentOrder } from './comment-order.ts';
export { createOrder, insertOrder, newestDefinition } from './create-order.ts';
export { attachContract } from './edit-order.ts';
export { named, sayEvent } from './feed.present.ts';
export {
  type EventRow as OrderEventRow,
  eventJson as orderEventJson,
  type FeedFilter,
  kindsOf,
  silent,
} from './feed.queries.ts';
export { type LoadedOrder, loadOrder } from './load-order.ts';
export { addFileToOrder, binFileOfOrder, restoreFileOfOrder } from './order-files.ts';
export type { Filters } from './order-filters.sql.ts';
export { lineJson, type OrderLine } from './order-line.ts';
export { isNumber, seenIn, selectsFitting } from './order-search.ts';
export { like, listOrders } from './orders.queries.ts';
export { presentRow } from './present-row.ts';
export { ordersTitled } from './references.queries.ts';
export { renewAbility } from './renew-ability.ts';
export { isRenewed, renewalOf } from './renewal-of.sql.ts';
export { type Tried, tryAll } from './try-all.ts';
