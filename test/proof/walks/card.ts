import { seesAudience } from '#domain/policy/sees.ts';
import { findRequirement } from '#domain/process/definition.ts';
import { remaining } from '#domain/process/gate.ts';
import { factsOf } from '#domain/process/order.ts';
import { isMet } from '#domain/process/requirements.ts';
import { isVoid } from '#domain/process/signed.ts';
import type { Actor } from '#domain/rules/who.ts';
import type { Answer } from '#test/app.ts';
import { type Model, type ModelOrder, shownVersion, stateOf } from './model/model.ts';

/** The order card, as far as it tells of the order's state and not of the reader's abilities. */
export function cardOf(body: Answer['body']) {
  return {
    id: body.id,
    version: body.version,
    status: body.status,
    refusedReason: body.refusedReason,
    archivedAt: body.archivedAt,
    currentStep: body.currentStep,
    managerId: body.manager.id,
    expertId: body.expert?.id ?? null,
    contractId: body.contract?.id ?? null,
    steps: body.steps.map((step: Answer['body']) => ({
      key: step.key,
      state: step.state,
      requested: step.requested,
      returned: step.returned,
      resolution: step.resolution,
      missing: step.missing.map((one: { key: string; code: string }) => `${one.code} ${one.key}`),
      requirements: step.requirements.map((one: Answer['body']) => ({
        key: one.key,
        value: one.value,
        met: one.met,
        stamp: one.stamp,
        payments: one.payments?.items.map((payment: Answer['body']) => [
          payment.n,
          payment.amount,
          payment.paidOn,
          payment.paymentOrderNumber,
          payment.stamp,
          payment.reversed?.reason ?? null,
        ]),
      })),
    })),
  };
}

/** The card this reader must be shown. */
export function cardOfModel(model: Model, order: ModelOrder, reader: Actor): ReturnType<typeof cardOf> {
  const { def } = order;
  const state = stateOf(model, order);
  const facts = factsOf(def, state);
  const isSeen = (key: string) =>
    seesAudience(reader, def, facts, findRequirement(def, key)?.requirement.seenBy);
  return {
    id: state.id,
    version: shownVersion(model, order, reader),
    status: state.status,
    refusedReason: order.refusedReason,
    archivedAt: state.archivedAt,
    currentStep: state.currentStep,
    managerId: state.managerId,
    expertId: state.expertId,
    contractId: state.contract?.id ?? null,
    steps: state.steps.map(({ key, state: stands, requested, returned, resolution }) => ({
      key,
      state: stands,
      requested,
      returned,
      resolution: resolution && {
        stamp: resolution.stamp,
        reason: resolution.reason,
        asDirector: resolution.asDirector,
        void: isVoid(def, state, resolution),
      },
      missing: remaining(def, state, key)
        .missing.filter((one) => isSeen(one.key))
        .map((one) => `${one.code} ${one.key}`),
      requirements: (def.steps.find((step) => step.key === key)?.requirements ?? [])
        .filter((one) => isSeen(one.key))
        .map((one) => ({
          key: one.key,
          value: state.fields[one.key]?.value ?? null,
          met: isMet(one, state),
          stamp: state.fields[one.key]?.stamp ?? state.marks[one.key]?.stamp ?? null,
          payments:
            one.kind === 'payments'
              ? state.payments.map((payment) => [
                  payment.n,
                  payment.amount,
                  payment.paidOn,
                  payment.paymentOrderNumber,
                  payment.stamp,
                  payment.reversed?.reason ?? null,
                ])
              : undefined,
        })),
    })),
  };
}
