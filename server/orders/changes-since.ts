import type { z } from 'zod';
import type { difference } from '#api/problem.ts';
import type { Ctx } from '#server/http/context.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { presentEvent } from './feed.present.ts';
import { eventsSince } from './feed.queries.ts';
import type { LoadedOrder } from './load-order.ts';
import { versionBehind } from './shown-version.ts';

/** What others changed since the version a person saw, as that person may see it. */
export async function changesSince(
  ctx: Pick<Ctx, 'person' | 'actor' | 'language'>,
  reader: Reader,
  loaded: LoadedOrder,
  seen: number,
): Promise<z.input<typeof difference>[]> {
  const rows = await eventsSince(reader, loaded.state.id, versionBehind(loaded, seen));
  return rows.flatMap((row) => {
    const event = presentEvent(ctx, loaded, row);
    if (!event) return [];
    const stamp = event.actor
      ? {
          employeeId: event.actor.id,
          name: event.actor.name,
          position: event.actor.position,
          at: event.at,
          standingFor: null,
        }
      : null;
    return [
      {
        key: event.kind,
        label: event.label ?? event.stepTitle ?? event.kind,
        before: event.before,
        after: event.after,
        stamp,
      },
    ];
  });
}
