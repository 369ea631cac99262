import { allRequirements } from '#domain/process/definition.ts';
import type { OrderEvent } from '#domain/process/events.ts';
import type { Stamp } from '#domain/process/order.ts';
import { untilDate } from '#domain/process/requirements.ts';
import { canonical } from '#domain/process/signed.ts';
import type { Company } from './model/company.ts';
import { afterEvents, type LoggedEvent, type Model, type ModelOrder, stampOfId } from './model/model.ts';
import type { JournalRow, OrderRows } from './rows.ts';

/** The rows an order of the model would have. */
export function rowsOf({ def, state, refusedReason }: ModelOrder): OrderRows {
  const current = state.steps.findIndex(({ key }) => key === state.currentStep);
  const until = allRequirements(def).find(
    ({ requirement }) => requirement.kind === 'until' && requirement.becomes === 'validUntil',
  );
  return {
    id: state.id,
    version: state.version,
    status: state.status,
    refusedReason,
    everConfirmed: state.everConfirmed,
    archivedAt: state.archivedAt,
    managerId: state.managerId,
    expertId: state.expertId,
    contractId: state.contract?.id ?? null,
    stepSeq: current + 1,
    stepState: state.steps[current]?.state ?? '',
    markKeys: Object.keys(state.marks).sort(),
    validUntil: until ? untilDate(until.requirement, state) : null,
    steps: state.steps.map(({ key, state: stands, openedAt, requested, returned }) => ({
      key,
      state: stands,
      openedAt,
      requested,
      returned: returned?.stamp ?? null,
      returnReason: returned?.reason ?? null,
    })),
    fields: { ...state.fields },
    marks: { ...state.marks },
    payments: [...state.payments],
    signatures: state.steps.flatMap(({ resolution }) => (resolution ? [resolution] : [])),
    files: [...state.files].sort((a, b) => a.id - b.id),
  };
}

/** The order after what the journal tells of it: the rows alone, by who and when they say. */
export function foldJournal(company: Company, order: ModelOrder, rows: readonly JournalRow[]): ModelOrder {
  const acts = Map.groupBy(
    rows.filter(({ version }) => version !== null && version > 1),
    ({ version }) => version,
  );
  let told = order;
  for (const act of acts.values()) {
    told = afterEvents(
      told,
      act.map((row) => eventOf(company, row)),
    );
    for (const { kind, data } of act) {
      if (kind === 'orderRefused') told = { ...told, refusedReason: String(data.reason) };
      if (kind === 'orderTakenUp') told = { ...told, refusedReason: null };
    }
  }
  return told;
}

function eventOf(
  company: Company,
  { kind, step, data, actorId, standingForId, at }: JournalRow,
): LoggedEvent {
  const actor = stampOfId(company, actorId);
  if (!actor) throw new Error(`the journal names somebody unknown: ${actorId}`);
  const stamp: Stamp = {
    ...actor,
    at,
    standingFor: standingForId === null ? null : stampOfId(company, standingForId),
  };
  return { ...data, type: kind, ...(step === null ? {} : { step }), stamp } as unknown as OrderEvent;
}

/** The first place where two trees differ, in words; null when they are the same. */
export function difference(stands: unknown, should: unknown, path = ''): string | null {
  const isTree = (value: unknown): value is Record<string, unknown> =>
    value !== null && typeof value === 'object';
  if (isTree(stands) && isTree(should)) {
    for (const key of new Set([...Object.keys(stands), ...Object.keys(should)])) {
      const found = difference(stands[key], should[key], `${path}.${key}`);
      if (found) return found;
    }
    return null;
  }
  const [is, ought] = [canonical(stands ?? null), canonical(should ?? null)];
  return is === ought ? null : `${path} is ${is}, should be ${ought}`;
}

/** What the rows must be, order by order and contract by contract. */
export const rowsOfModel = ({ orders, contracts }: Model) => ({
  orders: orders.map(rowsOf).sort((a, b) => a.id - b.id),
  contracts: contracts
    .map(({ id, amount, version }) => ({ id, amount, version }))
    .sort((a, b) => a.id - b.id),
});
