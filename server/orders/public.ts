/** What other rooms may use of the orders' room. */
export { assignManager } from './assign-manager.ts';
export { insertOrder } from './create-order.ts';
export { named } from './feed.present.ts';
export { type LoadedOrder, loadOrder } from './load-order.ts';
export { addFileToOrder, binFileOfOrder } from './order-files.ts';
export { type Filters, like, listOrders, type OrderLine } from './orders.queries.ts';
export { presentRow } from './present-row.ts';
