import { check } from '#domain/process/check.ts';
import { type Definition, definitionSchema } from '#domain/process/definition.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { record } from '#server/journal/record.ts';
import { publishDefinition } from './processes.store.ts';

/** Dictionaries a requirement may point at; the table's own check names the same. */
const dictionaries = ['source', 'activity', 'legalEntity'];

/** A new version: orders made from now on take it, running ones keep theirs. */
export async function publish(
  ctx: Ctx,
  tx: Tx,
  body: unknown,
): Promise<{ id: number; key: string; version: number }> {
  const definition = fitToPublish(ctx, body);
  const published = await publishDefinition(tx, definition, ctx.now);
  record(tx, ctx.actor.selves[0], {
    kind: 'definitionPublished',
    data: { definitionId: published.id, key: published.key, version: published.version },
  });
  return published;
}

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
