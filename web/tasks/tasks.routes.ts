/** Routes of the room, under `appRoute` of #web/routes/roots.tsx; see home.routes.ts for the pattern. */
export const tasksRoutes = [] as const;
