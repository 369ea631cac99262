import { allRequirements, type Definition, stepIndex } from '#domain/process/definition.ts';
import type { OrderEvent } from '#domain/process/events.ts';
import { evolve, newOrder } from '#domain/process/evolve.ts';
import type { Field, OrderState, Stamp, StepProgress } from '#domain/process/order.ts';
import { untilDate } from '#domain/process/requirements.ts';

/** A journal row of an order; `at` in microseconds. */
export type OrderRow = {
  id: number;
  at: string;
  actorId: number | null;
  standingForId: number | null;
  kind: string;
  version: number | null;
  stepKey: string | null;
  clientId: number | null;
  contractId: number | null;
  data: Record<string, unknown>;
};

/** A signature as the journal tells it, with the row it stands in. */
export type ToldSignature = {
  journalId: number;
  stepSeq: number;
  stepKey: string;
  stamp: Stamp;
  reason: string | null;
  asDirector: boolean;
  content: string;
  version: number;
  withdrawn: { stamp: Stamp; because: string; reason: string | null } | null;
};

/** The rows of an order in all tables, as its journal tells them. */
export type Told = { order: object; steps: object; values: object; signatures: ToldSignature[] };

type Tale = {
  def: Definition;
  state: OrderState;
  first: OrderRow;
  title: unknown;
  managerId: unknown;
  refusedReason: unknown;
  removedAt: string | null;
  signatures: ToldSignature[];
  /** Who acted and when, by version: an act has one of each. */
  acts: Map<number, string>;
};

/** Tells an order again from its journal; throws where the rows do not make a tale. */
export function tellAgain(rows: readonly OrderRow[], definitionOf: (id: number) => Definition): Told {
  const [first, ...rest] = rows;
  if (first?.kind !== 'orderCreated') throw new Error('does not begin with its creation');
  const tale = begin(first, definitionOf(Number(first.data.definitionId)));
  for (const row of rest) goOn(tale, row);
  const versions = [...tale.acts.keys()];
  if (versions.some((version, index) => version !== index + 1)) throw new Error('leaves versions out');
  return rowsOf(tale);
}

function begin(first: OrderRow, def: Definition): Tale {
  const { data, contractId, clientId } = first;
  const at = isoOf(first.at);
  const facts = {
    id: 0,
    number: String(data.number),
    managerId: 0,
    managerDepartments: [],
    clientId: clientId ?? 0,
  };
  const contract = contractId === null ? null : { id: contractId, amount: null };
  const state = newOrder(def, { ...facts, contract }, at);
  const fields = data.fields as (Field & { key: string })[];
  return {
    def,
    state: {
      ...withDue(state, state.currentStep, data.dueOn),
      fields: Object.fromEntries(fields.map(({ key, value, stamp }) => [key, { value, stamp, version: 1 }])),
    },
    first,
    title: data.title,
    managerId: data.managerId,
    refusedReason: null,
    removedAt: null,
    signatures: [],
    acts: new Map([[1, actOf(first)]]),
  };
}

/** What is not an act of the process: told beside it, or by another room. */
function goOn(tale: Tale, row: OrderRow): void {
  if (row.version === null) {
    if (row.kind === 'orderRenamed') tale.title = row.data.after;
    return;
  }
  const act = actOf(row);
  if ((tale.acts.get(row.version) ?? act) !== act) throw new Error('two acts under one version');
  tale.acts.set(row.version, act);
  if (row.kind === 'managerAssigned') {
    tale.managerId = row.data.after;
    return;
  }
  // its client was merged into another, or the merge was undone
  if (row.kind === 'orderClientChanged') {
    tale.state = { ...tale.state, clientId: Number(row.data.after) };
    return;
  }
  // it went with the import that had made it
  if (row.kind === 'orderRemoved') {
    tale.removedAt = row.at;
    return;
  }
  const event = eventOf(row);
  const next = evolve(tale.def, { ...tale.state, version: row.version - 1 }, event) as OrderState | undefined;
  if (!next) throw new Error(`an act of no known kind: ${row.kind}`);
  const opened = ['stepOpened', 'orderReturned', 'orderReopened'].includes(row.kind);
  tale.state = opened ? withDue(next, row.stepKey ?? '', row.data.dueOn) : next;
  if (event.type === 'orderRefused') tale.refusedReason = event.reason;
  sign(tale, row, event);
}

function sign({ def, signatures }: Tale, { id, version }: OrderRow, event: OrderEvent): void {
  if (event.type === 'resolutionGiven') {
    const { step, stamp, reason, asDirector, content } = event;
    const seq = stepIndex(def, step) + 1;
    signatures.push({
      journalId: id,
      stepSeq: seq,
      stepKey: step,
      stamp,
      reason,
      asDirector,
      content,
      version: version ?? 0,
      withdrawn: null,
    });
  }
  if (event.type !== 'resolutionWithdrawn') return;
  const { stamp, because, reason } = event;
  const standing = signatures.find((one) => one.stepKey === event.step && one.withdrawn === null);
  if (standing) standing.withdrawn = { stamp, because, reason };
}

function eventOf({ kind, stepKey, at, actorId, standingForId, data }: OrderRow): OrderEvent {
  const stamp = data.stamp as Stamp;
  const fits =
    stamp.employeeId === actorId &&
    (stamp.standingFor?.employeeId ?? null) === standingForId &&
    stamp.at === isoOf(at);
  if (!fits) throw new Error('the stamp is not of who acted');
  return { ...data, type: kind, step: stepKey } as unknown as OrderEvent;
}

const actOf = ({ at, actorId, standingForId }: OrderRow): string => `${at} ${actorId} ${standingForId}`;

/** A moment of an act is given in milliseconds; what is finer was put there by another hand. */
const isoOf = (micros: string): string => micros.replace(/000Z$/, 'Z');
const microsOf = (iso: string | null): string | null => iso?.replace(/Z$/, '000Z') ?? null;

const withDue = (state: OrderState, key: string, dueOn: unknown): OrderState => ({
  ...state,
  steps: state.steps.map(
    (step): StepProgress =>
      step.key === key ? { ...step, dueOn: (dueOn as string | null | undefined) ?? null } : step,
  ),
});

function rowsOf({
  def,
  state,
  first,
  title,
  managerId,
  refusedReason,
  removedAt,
  signatures,
  acts,
}: Tale): Told {
  const current = state.steps[stepIndex(def, state.currentStep)];
  const until = allRequirements(def).find(
    ({ requirement: it }) => it.kind === 'until' && it.becomes === 'validUntil',
  );
  const order = {
    number: state.number,
    numberNormal: state.number.replaceAll('-', '').toLowerCase(),
    title,
    clientId: state.clientId,
    contractId: state.contract?.id ?? null,
    managerId,
    definitionId: first.data.definitionId,
    status: state.status,
    refusedReason: state.status === 'refused' ? refusedReason : null,
    everConfirmed: state.everConfirmed,
    stepSeq: stepIndex(def, state.currentStep) + 1,
    stepState: current?.state,
    stepOpenedAt: microsOf(current?.openedAt ?? null),
    stepDueOn: current?.dueOn ?? null,
    expertId: state.expertId,
    markKeys: Object.keys(state.marks).sort(),
    validUntil: until ? untilDate(until.requirement, state) : null,
    archivedAt: microsOf(state.archivedAt),
    removedAt,
    renewedFromId: first.data.renewedFromId ?? null,
    version: acts.size,
    createdBy: first.actorId,
    createdAt: first.at,
  };
  const steps = state.steps.map(({ key, state: stands, openedAt, dueOn, requested, returned }, index) => ({
    seq: index + 1,
    key,
    state: stands,
    openedAt: microsOf(openedAt),
    dueOn,
    requested,
    returned: returned?.stamp ?? null,
    returnReason: returned?.reason ?? null,
  }));
  const values = { fields: state.fields, marks: state.marks, payments: state.payments, files: state.files };
  return { order, steps, values, signatures };
}
