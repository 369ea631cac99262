import { fullName } from '#domain/values/fullName.ts';
import { placeOf, sayValue, titleOf } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { changedSince } from './client-card.queries.ts';

/** Refusal to overwrite: what others changed since the version the person saw, by field, from the journal. */
export async function conflictOf(
  ctx: Pick<Ctx, 'language'>,
  reader: Reader,
  what: { clientId: number; contactId?: number },
  version: { seen: number; now: number },
): Promise<HttpProblem> {
  const changes = await changedSince(reader, what, version.seen);
  const byKey = new Map<string, { before: unknown; last: (typeof changes)[number] }>();
  for (const change of changes)
    byKey.set(change.key, { before: byKey.get(change.key)?.before ?? change.before, last: change });
  const difference = [...byKey].map(([key, { before, last }]) => ({
    key,
    label: titleOf(key, ctx.language),
    before: sayValue(key, before, ctx.language),
    after: sayValue(key, last.after, ctx.language),
    stamp: last.actor && {
      employeeId: last.actor.id,
      name: fullName(last.actor),
      position: last.actor.position,
      at: last.at,
      standingFor: null,
    },
  }));
  difference.sort((a, b) => placeOf(a.key) - placeOf(b.key));
  return new HttpProblem('version_conflict', { extra: { difference, version: version.now } });
}
