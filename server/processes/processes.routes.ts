import { processRoutes } from '#api/desk.ts';
import { check } from '#domain/process/check.ts';
import { type Definition, definitionSchema } from '#domain/process/definition.ts';
import { holdRights } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { invalid, notFound } from '#server/http/problems.ts';
import { record } from '#server/journal/record.ts';
import { publishDefinition } from './processes.store.ts';

/** Dictionaries a requirement may point at; the table's own check names the same. */
const dictionaries = ['source', 'activity', 'legalEntity'];

export const processRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: processRoutes.list,
    action: 'processes.administer',
    handler: async (ctx) => {
      const current = new Set(ctx.deps.definitions.current().map((one) => one.id));
      const rows = ctx.deps.definitions.all();
      return {
        items: rows.map(({ id, key, version, body, publishedAt }) => ({
          id,
          key,
          version,
          title: body.title,
          publishedAt,
          current: current.has(id),
        })),
      };
    },
  }),
  defineRoute({
    route: processRoutes.get,
    action: 'processes.administer',
    handler: async (ctx, { params }) => {
      const found = ctx.deps.definitions.all().find((one) => one.id === params.id);
      if (!found) throw notFound();
      return { id: found.id, key: found.key, version: found.version, body: found.body };
    },
  }),
  defineRoute({
    route: processRoutes.publish,
    action: 'processes.administer',
    handler: (ctx, { body }) =>
      ctx.transact(async (tx) => {
        await holdRights(tx);
        const definition = fitToPublish(ctx, body.body);
        const published = await publishDefinition(tx, definition, ctx.now);
        await record(tx, ctx.actor.selves[0], {
          kind: 'definitionPublished',
          data: { definitionId: published.id, key: published.key, version: published.version },
        });
        return published;
      }),
  }),
];

/** Well-formed and pointing only at what exists; every problem is named. */
function fitToPublish(ctx: Ctx, body: unknown): Definition {
  const parsed = definitionSchema.safeParse(body);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw invalid(`body.${first?.path.join('.') ?? ''}`, 'definition', {
      problems: parsed.error.issues
        .slice(0, 5)
        .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
        .join('; '),
    });
  }
  const problems = check(parsed.data, {
    departments: ctx.person.departments.map((one) => one.key),
    dictionaries,
  });
  if (problems.length > 0)
    throw invalid('body', 'definition', {
      problems: problems.map((one) => `${one.at}: ${one.code}`).join('; '),
    });
  return parsed.data;
}
