/**
 * The schema library tries `new Function` as it loads; the page's CSP forbids that and complains in the console.
 * Loaded with the routes, before any page that reads a definition.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
