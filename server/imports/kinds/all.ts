import type { ImportKind, Kind } from '../parts.ts';
import { clientsKind } from './clients.ts';
import { contactsKind } from './contacts.ts';
import { contractsKind } from './contracts.ts';
import { ordersKind } from './orders.ts';

/** Every kind of table there is. */
const kinds: Record<ImportKind, unknown> = {
  clients: clientsKind,
  contacts: contactsKind,
  contracts: contractsKind,
  orders: ordersKind,
};

/** The plan of a row is its kind's own: it is judged and written by the same one. */
export const kindOf = (kind: ImportKind): Kind<unknown> => kinds[kind] as Kind<unknown>;
