import type { z } from 'zod';
import type { missing as missingShape } from '#api/problem.ts';
import { can } from '#domain/policy/can.ts';
import { findRequirement, stepOf } from '#domain/process/definition.ts';
import type { Missing } from '#domain/process/gate.ts';
import { factsOf, progressOf } from '#domain/process/order.ts';
import { remindable, reminderGroup } from '#domain/process/remind.ts';
import { standingAs } from '#domain/rules/who.ts';
import type { Ctx } from '#server/http/context.ts';
import { allowedName } from '#server/http/refused.ts';
import { named } from './feed.present.ts';
import type { LoadedOrder, Reminder } from './load-order.ts';
import { seesValue } from './value-words.ts';

type Reading = Pick<Ctx, 'person' | 'actor' | 'language' | 'now'>;

/** Everything missing that the reader may know of: what to do, where, who is awaited and since when. */
export function presentMissing(
  ctx: Reading,
  loaded: LoadedOrder,
  missing: readonly Missing[],
): z.input<typeof missingShape>[] {
  const facts = factsOf(loaded.def, loaded.state);
  const names = { manager: loaded.manager.name, expert: loaded.expert?.name };
  const now = new Set(remindable(loaded.def, loaded.state).map(({ step, key }) => `${step}.${key}`));
  const may = can(ctx.actor, 'order.remind', { def: loaded.def, order: loaded.state }).ok;
  const offered = new Set<string>();
  const isMine = (one: Missing) => standingAs(ctx.actor, one.awaited, facts) !== null;
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
        mine: isMine(one),
        since: one.kind === 'resolution' ? (progress?.requested?.at ?? null) : (progress?.openedAt ?? null),
        remind: isMine(one) || !now.has(`${one.step}.${one.key}`) ? null : reminding(one),
      };
    });

  /** The same people are reminded of all they are to do together: it stands at the first of it. */
  function reminding(one: Missing) {
    const group = reminderGroup(loaded.def, loaded.state, one);
    if (offered.has(group)) return null;
    offered.add(group);
    const last = lastReminder(ctx, loaded, one);
    return {
      may: may && last === null,
      last: last && { at: last.at, by: named(last.by), again: last.again },
    };
  }
}

const stepNumber = (loaded: LoadedOrder, key: string): number =>
  loaded.def.steps.indexOf(stepOf(loaded.def, key)) + 1;

export function mayKnow(ctx: Pick<Ctx, 'actor'>, loaded: LoadedOrder, one: Missing): boolean {
  const placed = findRequirement(loaded.def, one.key);
  return !placed || seesValue(ctx, loaded, placed.requirement);
}

/** Of these people for this, where it is too early for another. */
export function lastReminder(
  { now }: Pick<Ctx, 'now'>,
  { def, state, reminders }: LoadedOrder,
  missing: Missing,
): Reminder | null {
  const group = reminderGroup(def, state, missing);
  return reminders.find((one) => one.group === group && one.again > now) ?? null;
}
