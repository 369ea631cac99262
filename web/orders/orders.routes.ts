import { cardRoutes } from './card.routes.ts';
import { listRoutes } from './list.routes.ts';

/** Routes of the room, under `appRoute` of #web/routes/roots.tsx: the list and the form, the card. */
export const ordersRoutes = [...listRoutes, ...cardRoutes] as const;
