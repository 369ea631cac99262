/** Routes of the first start, under `rootRoute` of #web/routes/roots.tsx: nobody is signed in yet. */
export const setupRoutes = [] as const;
