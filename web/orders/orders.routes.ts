import { cardRoutes } from './card.routes.ts';
import { listRoutes } from './list.routes.ts';
import { sheetRoutes } from './sheet.routes.ts';

/** Routes of the room, under `appRoute` of #web/routes/roots.tsx: the list and the form, the card, the sheet. */
export const ordersRoutes = [...listRoutes, ...cardRoutes, ...sheetRoutes] as const;
