import type { RouteDefinition } from '#server/http/define-route.ts';
import { meRoomRoutes } from './me.routes.ts';
import { sessionRoomRoutes } from './session.routes.ts';
import { setupRoomRoutes } from './setup.routes.ts';

export const authRoutes: readonly RouteDefinition[] = [
  ...setupRoomRoutes,
  ...sessionRoomRoutes,
  ...meRoomRoutes,
];
