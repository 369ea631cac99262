import { expertiseProcess as def } from '#domain/process/default/expertise.ts';
import { stepIndex } from '#domain/process/definition.ts';
import type { Template } from './templates.ts';

/** As the columns of the tables want it. */
export function asRows({ id, managerId, order, told, validUntil }: Template) {
  const current = order.steps.find((step) => step.key === order.currentStep);
  return {
    id,
    managerId,
    status: order.status,
    refusedReason: order.status === 'refused' ? 'клиент передумал' : null,
    everConfirmed: order.everConfirmed,
    stepSeq: stepIndex(def, order.currentStep) + 1,
    stepKey: order.currentStep,
    stepState: current?.state,
    expertId: order.expertId,
    markKeys: Object.keys(order.marks).sort(),
    validUntil,
    archived: order.archivedAt !== null,
    version: order.version,
    steps: order.steps.map((step, at) => ({
      seq: at + 1,
      key: step.key,
      state: step.state,
      openedAt: step.openedAt,
      requested: step.requested,
      returned: step.returned?.stamp ?? null,
      returnReason: step.returned?.reason ?? null,
    })),
    fields: Object.entries(order.fields).map(([key, one]) => ({ key, ...one })),
    marks: Object.entries(order.marks).map(([key, one]) => ({ key, ...one })),
    payments: order.payments,
    told,
    resolutions: order.steps.flatMap(({ key, resolution: one }, at) =>
      one ? [{ seq: at + 1, key, ...one }] : [],
    ),
  };
}
