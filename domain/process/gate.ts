import type { Who } from '../rules/who.ts';
import { sameWho } from '../rules/who.ts';
import {
  allRequirements,
  checkpointOf,
  type Definition,
  fillersOf,
  type Placed,
  type RequirementKind,
  type Step,
  stepIndex,
  stepOf,
  type Text,
} from './definition.ts';
import { type OrderState, progressOf, type StepState } from './order.ts';
import { isMet } from './requirements.ts';
import { voidSteps } from './signed.ts';

/** One thing missing: where it stands, what to do, and who is awaited. */
export type Missing = {
  code: 'missing' | 'resolution' | 'void_resolution';
  kind: RequirementKind | 'resolution';
  step: string;
  key: string;
  /** What to do, e.g. «Укажите порядок оплаты». */
  ask: Text;
  awaited: readonly Who[];
};

/** Everything that keeps the order from leaving the step but the step's own signature, in the order of the process. */
export function gate(def: Definition, order: OrderState, step: string): Missing[] {
  const voided = voidSteps(def, order).filter((key) => stepIndex(def, key) < stepIndex(def, step));
  return [
    ...voided.map((key) => voidResolution(def, key)),
    ...checkedAt(def, step)
      .filter((placed) => !isMet(placed.requirement, order))
      .map(asMissing),
  ];
}

/** The part of `gate` that the fillers themselves must bring before they may ask for the resolution. */
export function missingToRequest(def: Definition, order: OrderState, step: string): Missing[] {
  const bySigner = new Set(
    checkedAt(def, step)
      .filter((placed) => isFilledBySigner(placed))
      .map(({ requirement }) => requirement.key),
  );
  return gate(def, order, step).filter((missing) => !bySigner.has(missing.key));
}

/** «Осталось N из M» of the step, its signature counted as one. */
export function remaining(
  def: Definition,
  order: OrderState,
  step: string,
): { left: number; total: number; missing: Missing[] } {
  const progress = progressOf(order, step);
  const own = stepOf(def, step);
  // what is signed is done, unless the signature no longer fits
  if (progress.state === 'resolved') {
    const broken = voidSteps(def, order).includes(step);
    return {
      left: broken ? 1 : 0,
      total: checkedAt(def, step).length + 1,
      missing: broken ? [voidResolution(def, step)] : [],
    };
  }
  const missing = [...gate(def, order, step), awaitedResolution(own, progress.state)];
  const voids = missing.filter((one) => one.code === 'void_resolution').length;
  return { left: missing.length, total: checkedAt(def, step).length + 1 + voids, missing };
}

/** Requirements checked at the exit of the step and required there. */
export function checkedAt(def: Definition, step: string): Placed[] {
  return allRequirements(def).filter(
    (placed) => placed.requirement.required && checkpointOf(placed) === step,
  );
}

/** Marks of earlier steps that are checked at the exit of this one. */
export const lateMarks = (def: Definition, step: Step): Placed[] =>
  checkedAt(def, step.key).filter(
    ({ step: home, requirement }) => home !== step && requirement.kind === 'mark',
  );

/** Does the signer fill this one themselves, together with the signature? */
export function isFilledBySigner(placed: Placed): boolean {
  const own = placed.requirement.filledBy;
  return own?.every((who) => placed.step.resolution.by.some((signer) => sameWho(signer, who))) ?? false;
}

function asMissing(placed: Placed): Missing {
  const { requirement, step } = placed;
  return {
    code: 'missing',
    kind: requirement.kind,
    step: step.key,
    key: requirement.key,
    ask: requirement.ask,
    awaited: fillersOf(placed),
  };
}

function awaitedResolution(step: Step, state: StepState): Missing {
  const requested = state === 'awaitingResolution';
  const ru = step.resolution.requested
    ? requested
      ? 'Резолюция запрошена'
      : 'Резолюция ещё не запрошена'
    : step.resolution.verb.ru;
  const en = step.resolution.requested
    ? requested
      ? 'Resolution requested'
      : 'Resolution not requested yet'
    : step.resolution.verb.en;
  return {
    code: 'resolution',
    kind: 'resolution',
    step: step.key,
    key: 'resolution',
    ask: { ru, en },
    awaited: step.resolution.by,
  };
}

function voidResolution(def: Definition, step: string): Missing {
  const { shortTitle, resolution } = stepOf(def, step);
  return {
    code: 'void_resolution',
    kind: 'resolution',
    step,
    key: 'resolution',
    ask: {
      ru: `Подпись шага «${shortTitle.ru}» недействительна: подписанное изменилось. Верните заказ на этот шаг`,
      en: `The signature of “${shortTitle.en}” is void: what was signed has changed. Return the order to that step`,
    },
    awaited: resolution.by,
  };
}
