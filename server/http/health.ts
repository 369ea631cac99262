import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Deps } from '#server/deps.ts';

/** `/healthz`: the process lives. `/readyz`: it can serve, or what is wrong. */
export function addHealth(app: FastifyInstance, deps: Deps): void {
  app.get('/healthz', { logLevel: 'silent', schema: { hide: true } }, async () => ({ ok: true }));
  app.get('/readyz', { logLevel: 'silent', schema: { hide: true } }, async (_request, reply) => {
    const problems: string[] = [];
    await sql`select 1`.execute(deps.db).catch(() => problems.push('database'));
    await deps.storage.check().catch(() => problems.push('storage'));
    if (problems.length > 0) reply.status(503).header('retry-after', '5');
    return { ok: problems.length === 0, problems };
  });
}
