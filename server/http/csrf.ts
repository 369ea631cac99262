import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UNSUBSCRIBE } from '#server/campaigns/public.ts';
import type { Config } from '#server/config.ts';
import { HttpProblem } from './problems.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * One hook for every unsafe request: from our own origin, with a header no form can send. A personal token is not sent
 * by a browser on its own, so requests that carry one need neither. Nor does unsubscribing, which mail programs do for their people: its
 * link is all it goes by, and no session.
 */
export function addCsrfGuard(app: FastifyInstance, config: Config): void {
  const own = new URL(config.publicUrl).host;
  app.addHook('onRequest', async (request) => {
    if (safe.has(request.method) || request.headers.authorization !== undefined) return;
    if (request.routeOptions.url === UNSUBSCRIBE) return;
    if (!comesFromUs(request, own)) throw new HttpProblem('not_allowed');
  });
}

function comesFromUs(request: FastifyRequest, own: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (request.headers['x-vizir'] !== '1') return false;
  const { origin } = request.headers;
  if (origin === undefined) return true;
  const host = URL.canParse(origin) ? new URL(origin).host : null;
  return host !== null && (host === own || host === request.headers.host);
}
