import type { z } from 'zod';
import type { undo as undoShape } from '#api/feed.ts';
import { decide } from '#domain/process/decide.ts';
import type { FieldValue } from '#domain/process/order.ts';
import { undoing } from '#domain/process/undo.ts';
import { type Ctx, stampOf } from '#server/http/context.ts';
import { mayCommand } from './authorise.ts';
import type { EventRow } from './feed.queries.ts';
import type { LoadedOrder } from './load-order.ts';
import { shownVersion } from './shown-version.ts';

const DAY_MS = 24 * 3_600_000;

/** The act of the reader that would take the event back now, through the one gate; of the last day only. */
export function presentUndo(
  ctx: Ctx,
  loaded: LoadedOrder,
  row: EventRow,
  isNewest: boolean,
): z.input<typeof undoShape> | undefined {
  if (Date.parse(ctx.now) - Date.parse(row.at) > DAY_MS) return undefined;
  const { data } = row;
  const command = undoing(loaded.state, {
    kind: row.kind,
    step: row.stepKey,
    version: row.version,
    key: typeof data.key === 'string' ? data.key : null,
    before: (data.before ?? null) as FieldValue | null,
    isNewest,
  });
  if (!command) return undefined;
  const right = mayCommand(ctx, loaded, command);
  if (!right.ok) return undefined;
  const decision = decide(loaded.def, loaded.state, command, stampOf(ctx, right.as));
  if (!decision.ok || decision.events.length === 0) return undefined;
  switch (command.type) {
    case 'setMark':
    case 'clearMark':
      return { do: command.type, key: command.key };
    case 'setField':
      // as the card counts it
      return {
        do: 'setField',
        key: command.key,
        value: command.value,
        seen: shownVersion(loaded, command.seen ?? 0),
      };
    case 'withdrawResolution':
      return { do: 'withdraw', step: command.step };
    default:
      return undefined;
  }
}
