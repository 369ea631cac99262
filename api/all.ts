import { meRoutes, sessionRoutes, setupRoutes } from './auth.ts';
import { clientRoutes } from './clients.ts';
import { contractRoutes } from './contracts.ts';
import { deskRoutes, journalRoutes, notificationRoutes, processRoutes } from './desk.ts';
import { documentRoutes } from './documents.ts';
import { draftRoutes } from './drafts.ts';
import { orderRoutes } from './orders.ts';
import { dictionaryRoutes, peopleRoutes } from './people.ts';
import type { RouteShape } from './route.ts';

/** Every route of the API; the server must attach a handler to each, and only to these. */
export const allRoutes: readonly RouteShape[] = [
  setupRoutes,
  sessionRoutes,
  meRoutes,
  peopleRoutes,
  dictionaryRoutes,
  clientRoutes,
  contractRoutes,
  documentRoutes,
  orderRoutes,
  deskRoutes,
  draftRoutes,
  notificationRoutes,
  processRoutes,
  journalRoutes,
].flatMap((group) => Object.values(group) as RouteShape[]);
