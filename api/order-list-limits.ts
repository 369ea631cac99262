/** Apart from the shapes: the page takes these without the library that the shapes are made of. */

/** More are not changed at once: each is judged and signed by itself, in one transaction. */
export const MOST_ORDERS_AT_ONCE = 200;
/** More rows no export has. */
export const MOST_ORDERS_EXPORTED = 50_000;
/** Counting stops here: «99+». */
export const MOST_COUNTED = 100;

export const orderExportColumns = [
  'number',
  'company',
  'title',
  'contract',
  'status',
  'step',
  'waits',
  'stands',
  'dueOn',
  'manager',
  'expert',
  'createdAt',
  'validUntil',
  'amount',
] as const;

export const orderActs = ['setManager', 'setExpert', 'archive'] as const;
