import type { z } from 'zod';
import type { requirement as requirementShape } from '#api/order-card.ts';
import { can } from '#domain/policy/can.ts';
import { whyLocked } from '#domain/process/decide-filling.ts';
import { checkpointOf, findRequirement, type Placed, stepIndex } from '#domain/process/definition.ts';
import { isFilledBySigner } from '#domain/process/gate.ts';
import { standingPayments } from '#domain/process/order.ts';
import type { Refusal } from '#domain/process/refusals.ts';
import { isField, isMet, untilDate } from '#domain/process/requirements.ts';
import { warningsOf } from '#domain/process/warnings.ts';
import { compareMoney, shareOf, subtractMoney, sumMoney } from '#domain/values/money.ts';
import type { LoadedOrder } from './load-order.ts';
import { frozenWords, lockWords } from './order-words.ts';
import { abilityOf, no, type Reading } from './present-order.ts';
import { shownVersion } from './shown-version.ts';
import { displayValue, seesValue } from './value-words.ts';

/** One requirement: its value, whether it is met, who set it and when, and whether the reader may fill it now. */
export function presentRequirement(
  ctx: Reading,
  loaded: LoadedOrder,
  placed: Placed,
): z.input<typeof requirementShape> {
  const { requirement } = placed;
  const { state, def } = loaded;
  const field = state.fields[requirement.key];
  const mark = state.marks[requirement.key];
  const checkpoint = checkpointOf(placed);
  const value = field?.value ?? null;
  return {
    key: requirement.key,
    kind: requirement.kind,
    title: requirement.title,
    ask: requirement.ask,
    required: requirement.required,
    met: isMet(requirement, state),
    checkedAt: { key: checkpoint, number: stepIndex(def, checkpoint) + 1 },
    value,
    display: isField(requirement)
      ? displayValue(requirement, value, loaded.names[requirement.key], ctx.language)
      : null,
    stamp: field?.stamp ?? mark?.stamp ?? null,
    version: shownVersion(loaded, field?.version ?? mark?.version ?? 0),
    fill: fillAbility(ctx, loaded, placed),
    warnings: presentWarnings(ctx, loaded, requirement.key),
    bySigner: isFilledBySigner(placed),
    ...particulars(ctx, loaded, placed),
  };
}

/** A comparison tells something of both sides: only to who sees both. */
function presentWarnings(ctx: Reading, loaded: LoadedOrder, key: string) {
  return warningsOf(loaded.def, loaded.state)
    .filter(({ field, than }) => {
      const other = findRequirement(loaded.def, than);
      return field === key && other !== null && seesValue(ctx, loaded, other.requirement);
    })
    .map(({ text }) => text);
}

function particulars(
  ctx: Reading,
  loaded: LoadedOrder,
  placed: Placed,
): Partial<z.input<typeof requirementShape>> {
  const { requirement } = placed;
  const files = (kind: string) => loaded.state.files.filter((file) => file.kind === kind).length;
  switch (requirement.kind) {
    case 'text':
      return {
        long: requirement.long,
        ...(requirement.orFiles
          ? { documentKind: requirement.orFiles, files: files(requirement.orFiles) }
          : {}),
      };
    case 'dictionary':
      return { dictionary: requirement.dictionary };
    case 'employee':
      return requirement.firstFrom ? { firstFrom: requirement.firstFrom } : {};
    case 'until':
      return { countedFrom: requirement.countedFrom, until: untilDate(requirement, loaded.state) };
    case 'file':
      return { documentKind: requirement.documentKind, files: files(requirement.documentKind) };
    case 'payments':
      return { payments: presentPayments(ctx, loaded, placed) };
    default:
      return {};
  }
}

function presentPayments(ctx: Reading, loaded: LoadedOrder, placed: Placed) {
  const total = loaded.contract?.amount ?? null;
  const paid = sumMoney(standingPayments(loaded.state).map((payment) => payment.amount));
  const reverse = fillAbility(ctx, loaded, placed);
  const left = total === null ? null : subtractMoney(total, paid);
  return {
    items: loaded.state.payments.map(({ reversed, version: _version, ...payment }) => ({
      ...payment,
      share: total === null ? null : shareOf(payment.amount, total),
      reversed: reversed ? { stamp: reversed.stamp, reason: reversed.reason } : null,
      abilities: { reverse },
    })),
    paid,
    share: total === null ? null : shareOf(paid, total),
    left: left !== null && compareMoney(left, '0.00') < 0 ? '0.00' : left,
  };
}

function fillAbility(ctx: Reading, loaded: LoadedOrder, placed: Placed) {
  const { state, def } = loaded;
  const right = abilityOf(
    ctx,
    loaded,
    can(ctx.actor, 'order.fill', { def, order: state, key: placed.requirement.key }),
  );
  if (!right.allowed) return right;
  if (state.archivedAt) return no(frozenWords[ctx.language].archived);
  if (state.status === 'refused') return no(frozenWords[ctx.language].refused);
  const locked: Refusal | null = whyLocked(def, state, placed);
  return locked?.code === 'step_locked' ? no(lockWords[ctx.language][locked.because]) : right;
}
