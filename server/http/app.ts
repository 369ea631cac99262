import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { allRoutes } from '#api/all.ts';
import { addUnsubscribe } from '#server/campaigns/public.ts';
import type { Deps } from '#server/deps.ts';
import { addHostGuard, brokenRequests } from './broken-requests.ts';
import { addCsrfGuard } from './csrf.ts';
import { declaredOnly } from './declared.ts';
import type { RouteDefinition } from './define-route.ts';
import { addErrorHandler } from './errors.ts';
import { addHealth } from './health.ts';
import { BODY_LIMIT } from './limits.ts';
import { OneLine } from './one-line.ts';
import { addOpenApi } from './openapi.ts';
import { addPage } from './page.ts';
import { publicRoutes } from './public-routes.ts';
import { registerRoute } from './register.ts';

/** The HTTP face: the API under `/api`, health, and the page. Routes come from the rooms; a route without one stops the start. */
export async function buildApp(deps: Deps, routes: readonly RouteDefinition[]): Promise<FastifyInstance> {
  checkRoutes(routes);
  const { config } = deps;
  const app = Fastify({
    logger:
      config.logLevel === 'silent'
        ? false
        : {
            level: config.logLevel,
            redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
            serializers: {
              // the secrets of a calendar's link and of a letter's stand in their paths
              req: ({ method, url }) => ({
                method,
                url: url.split('?')[0]?.replace(/(\/(?:calendar-feeds|unsubscribe)\/).+/, '$1…'),
              }),
            },
          },
    logController: new OneLine(),
    genReqId: () => crypto.randomUUID(),
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // what still comes over an open connection while it stops is answered, and the connection ends with it
    return503OnClosing: false,
    requestTimeout: 0,
    exposeHeadRoutes: false,
    ...brokenRequests,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(declaredOnly);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
    },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
  });
  addErrorHandler(app);
  addHostGuard(app);
  addCsrfGuard(app, config);
  onlyJson(app);
  await addOpenApi(app);
  for (const definition of routes) registerRoute(app, deps, definition);
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  addHealth(app, deps);
  await addUnsubscribe(app, deps);
  await addPage(app, config);
  return app;
}

/** Exactly one definition per route of the API, and public only what `public-routes.ts` says. */
export function checkRoutes(routes: readonly RouteDefinition[]): void {
  const ids = routes.map(({ route }) => route.id);
  const wanted = allRoutes.map((route) => route.id);
  const problems = [
    ...wanted.filter((id) => !ids.includes(id)).map((id) => `${id} has no handler`),
    ...ids.filter((id) => !wanted.includes(id)).map((id) => `${id} is not in api/all.ts`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is defined twice`),
    ...routes
      .filter(({ route, action }) => (action === 'public') !== publicRoutes.includes(route.id))
      .map(({ route }) => `${route.id} and public-routes.ts disagree`),
  ];
  if (problems.length > 0) throw new Error(`routes: ${problems.join('; ')}`);
}

/** JSON and raw bytes are the only bodies; text and everything else is refused before parsing. */
function onlyJson(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain');
  const raw = ['application/octet-stream', 'application/offset+octet-stream'];
  app.addContentTypeParser(raw, (_request, _payload, done) => done(null));
}
