import type { z } from 'zod';
import type { orderStep } from '#api/order-card.ts';
import { workingDaysBetween } from '#domain/calendar/workdays.ts';
import type { OrderCommand } from '#domain/process/commands.ts';
import { withdrawResolution } from '#domain/process/decide-signing.ts';
import type { Step } from '#domain/process/definition.ts';
import { stepIndex } from '#domain/process/definition.ts';
import { checkedAt, remaining } from '#domain/process/gate.ts';
import { type OrderState, progressOf } from '#domain/process/order.ts';
import { isVoid } from '#domain/process/signed.ts';
import { allowedName } from '#server/http/refused.ts';
import { mayCommand } from './authorise.ts';
import type { LoadedOrder } from './load-order.ts';
import { frozenWords, lockWords } from './order-words.ts';
import { presentMissing } from './present-missing.ts';
import { abilityOf, no, type Reading } from './present-order.ts';
import { presentRequirement } from './present-requirement.ts';
import { seesValue } from './value-words.ts';

/** One rung of the ladder with its requirements, what is missing, its signature and what the reader may do there. */
export function presentStep(ctx: Reading, loaded: LoadedOrder, step: Step): z.input<typeof orderStep> {
  const { state, def } = loaded;
  const progress = progressOf(state, step.key);
  const names = { manager: loaded.manager.name, expert: loaded.expert?.name };
  const whoNames = (whos: readonly Parameters<typeof allowedName>[1][]) => [
    ...new Set(whos.map((who) => allowedName(ctx.person, who, names, ctx.language))),
  ];
  const rest = remaining(def, state, step.key);
  const missing = presentMissing(ctx, loaded, rest.missing);
  // whether met or not: else the count tells what became of what is hidden
  const hidden = checkedAt(def, step.key).filter(({ requirement }) => !seesValue(ctx, loaded, requirement));
  const { resolution } = progress;
  const opened =
    progress.openedAt && progress.state !== 'locked' && progress.state !== 'resolved'
      ? progress.openedAt.slice(0, 10)
      : null;
  return {
    key: step.key,
    number: stepIndex(def, step.key) + 1,
    title: step.title,
    shortTitle: step.shortTitle,
    state: progress.state,
    openedAt: progress.openedAt,
    dueOn: progress.dueOn,
    days: step.days,
    dayNumber:
      opened && !state.archivedAt ? workingDaysBetween(ctx.calendar, opened, ctx.today).days + 1 : null,
    overdueDays:
      opened && progress.dueOn && progress.dueOn < ctx.today && state.status !== 'refused'
        ? workingDaysBetween(ctx.calendar, progress.dueOn, ctx.today).days
        : 0,
    left: missing.length,
    total: rest.total - hidden.length,
    missing,
    requirements: step.requirements
      .filter((one) => seesValue(ctx, loaded, one))
      .map((one) => presentRequirement(ctx, loaded, { step, requirement: one })),
    signers: whoNames(step.resolution.by),
    fillers: whoNames(step.filledBy),
    verb: step.resolution.verb,
    asksForResolution: step.resolution.requested,
    requested: progress.requested,
    returned: progress.returned,
    resolution: resolution
      ? {
          stamp: resolution.stamp,
          reason: resolution.reason,
          asDirector: resolution.asDirector,
          void: isVoid(def, state, resolution),
        }
      : null,
    withdrawn: loaded.withdrawn
      .filter((one) => one.stepKey === step.key)
      .map(({ stamp, withdrawn, because, reason }) => ({ stamp, withdrawn, because, reason })),
    abilities: stepAbilities(ctx, loaded, step, state),
  };
}

function stepAbilities(ctx: Reading, loaded: LoadedOrder, step: Step, state: OrderState) {
  const progress = progressOf(state, step.key);
  const may = (command: OrderCommand) => mayCommand(ctx, loaded, command);
  const lock = lockWords[ctx.language];
  const frozen = state.archivedAt
    ? frozenWords[ctx.language].archived
    : state.status === 'refused'
      ? frozenWords[ctx.language].refused
      : null;
  const first = loaded.def.steps[0]?.key === step.key;
  const closed =
    frozen ??
    (progress.state === 'resolved'
      ? lock.signed
      : state.currentStep !== step.key
        ? lock.not_open
        : !first && state.status !== 'confirmed'
          ? lock.not_confirmed
          : null);
  const give = may({ type: 'giveResolution', step: step.key, values: {}, reason: null, asDirector: false });
  const judge = (command: OrderCommand, stateReason: string | null) => {
    const right = abilityOf(ctx, loaded, may(command));
    return right.allowed && stateReason !== null ? no(stateReason) : right;
  };
  const withdrawing =
    frozen === null
      ? withdrawResolution(loaded.def, state, { type: 'withdrawResolution', step: step.key }, stampOfNobody)
      : null;
  const withdrawReason =
    frozen ??
    (withdrawing && !withdrawing.ok && withdrawing.refusal.code === 'step_locked'
      ? lock[withdrawing.refusal.because]
      : null);
  return {
    request: judge(
      { type: 'requestResolution', step: step.key },
      closed ??
        (!step.resolution.requested
          ? lock.by_signature_only
          : progress.state === 'awaitingResolution'
            ? lock.awaiting_resolution
            : null),
    ),
    takeBack: judge(
      { type: 'takeBackRequest', step: step.key },
      closed ?? (progress.state === 'awaitingResolution' ? null : lock.not_requested),
    ),
    give: give.ok && closed !== null ? no(closed) : abilityOf(ctx, loaded, give),
    giveAsDirector: give.ok && give.asDirector === true && closed === null,
    withdraw: progress.resolution
      ? judge({ type: 'withdrawResolution', step: step.key }, withdrawReason)
      : no(lock.not_current),
  };
}

/** The engine is only asked whether the state allows it; nothing of the stamp is kept. */
const stampOfNobody = { employeeId: 0, name: '', position: '', at: '', standingFor: null };
