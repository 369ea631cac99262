import type { z } from 'zod';
import type { missing as missingShape } from '#api/problem.ts';
import { findRequirement, stepOf } from '#domain/process/definition.ts';
import type { Missing } from '#domain/process/gate.ts';
import { factsOf, progressOf } from '#domain/process/order.ts';
import { standingAs } from '#domain/rules/who.ts';
import type { Ctx } from '#server/http/context.ts';
import { allowedName } from '#server/http/refused.ts';
import type { LoadedOrder } from './load-order.ts';
import { seesValue } from './value-words.ts';

type Reading = Pick<Ctx, 'person' | 'actor' | 'language'>;

/** Everything missing that the reader may know of: what to do, where, who is awaited and since when. */
export function presentMissing(
  ctx: Reading,
  loaded: LoadedOrder,
  missing: readonly Missing[],
): z.input<typeof missingShape>[] {
  const facts = factsOf(loaded.def, loaded.state);
  const names = { manager: loaded.manager.name, expert: loaded.expert?.name };
  return missing
    .filter((one) => mayKnow(ctx, loaded, one))
    .map((one) => {
      const progress = loaded.def.steps.some((step) => step.key === one.step)
        ? progressOf(loaded.state, one.step)
        : null;
      return {
        code: one.code,
        kind: one.kind,
        step: one.step,
        key: one.key,
        label: one.ask,
        target: `?step=${stepNumber(loaded, one.step)}&field=${one.key}`,
        awaited: [...new Set(one.awaited.map((who) => allowedName(ctx.person, who, names, ctx.language)))],
        mine: standingAs(ctx.actor, one.awaited, facts) !== null,
        since: one.kind === 'resolution' ? (progress?.requested?.at ?? null) : (progress?.openedAt ?? null),
      };
    });
}

const stepNumber = (loaded: LoadedOrder, key: string): number =>
  loaded.def.steps.indexOf(stepOf(loaded.def, key)) + 1;

function mayKnow(ctx: Reading, loaded: LoadedOrder, one: Missing): boolean {
  const placed = findRequirement(loaded.def, one.key);
  return !placed || seesValue(ctx, loaded, placed.requirement);
}
