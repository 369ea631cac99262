import { createHash } from 'node:crypto';
import { can } from '#domain/policy/can.ts';
import { seesOrder } from '#domain/policy/sees.ts';
import type { OrderCommand } from '#domain/process/commands.ts';
import { decide } from '#domain/process/decide.ts';
import { type Definition, findRequirement, stepIndex, stepOf } from '#domain/process/definition.ts';
import { type FieldValue, factsOf, type Stamp } from '#domain/process/order.ts';
import type { Actor } from '#domain/rules/who.ts';
import type { Call, OrderAct, Value } from './calls.ts';
import { withVersion } from './calls.ts';
import { actorOf, type Company, personOf, seatsOf } from './company.ts';
import {
  afterEvents,
  type LoggedEvent,
  type Model,
  type ModelOrder,
  orderAt,
  stampOf,
  stampOfId,
  stateOf,
  withOrder,
} from './model.ts';
import { predictBeside } from './predict-beside.ts';
import { addFile, binFile } from './predict-files.ts';
import { changeMany, replaceExpert } from './predict-many.ts';
import { mayCommand } from './rights.ts';

/** What must come of a call: what everything is afterwards, or a refusal by one of these codes with nothing changed. */
export type Prediction =
  | {
      ok: true;
      after: Model;
      events: readonly LoggedEvent[];
      /** What the answer to an act upon many says besides. */
      says?: { done: number; leftOut: readonly number[] };
      /** Codes by which the product may refuse what the model, which knows less of the matter, would allow. */
      unless: readonly string[];
    }
  | { ok: false; codes: readonly string[] };

export const refused = (...codes: string[]): Prediction => ({ ok: false, codes });
export const done = (model: Model, after: Model, events: readonly LoggedEvent[] = []): Prediction => ({
  ok: true,
  after: events.length === 0 && after === model ? model : after,
  events,
  unless: [],
});

/** The engine, the rights and the sight of an order, asked in the order in which a person may learn of them. */
export function predict(model: Model, call: Call, at: string): Prediction {
  const actor = actorOf(model.company, call.as);
  if (!actor) return refused('signed_out');
  const { act } = call;
  if (act.type === 'repeat' || act.type === 'misuse')
    throw new Error('a repeated call has no outcome of its own');
  return isBeside(act) ? predictBeside(model, { ...call, act }, actor) : onOrder(model, call, act, actor, at);
}

const besides = ['editContract', 'enterAbsence', 'cancelAbsence', 'seat', 'setRoles', 'dismiss'] as const;
export type BesideAct = Extract<Call['act'], { type: (typeof besides)[number] }>;
const isBeside = (act: Call['act']): act is BesideAct => besides.some((type) => type === act.type);

function onOrder(model: Model, call: Call, act: OrderAct, actor: Actor, at: string): Prediction {
  const order = orderAt(model, call.order);
  const { def } = order;
  const state = stateOf(model, order);
  // what is not seen is passed over in silence
  if (act.type === 'changeMany') return changeMany(model, call, act, actor, at);
  // a document hangs on the contract too, and may be seen where its order is not
  if (act.type === 'binFile') return binFile(model, call, act, actor, at);
  // whether the contract is there at all is asked first
  const unseenContract = act.type === 'attachContract' && act.contract !== null ? ['invalid'] : [];
  if (!seesOrder(actor, def, factsOf(def, state))) return refused('not_found', ...unseenContract);
  if (act.type === 'reassign') return reassign(model, call, act.manager, actor);
  if (act.type === 'replaceExpert') return replaceExpert(model, call, act, actor, at);
  if (act.type === 'addFile') return addFile(model, call, act, actor, at);
  const command = commandOf(model, order, act);
  if (!namesWhatIs(def, command)) return refused('not_found');
  const verdict = mayCommand(model.company, actor, def, state, command);
  if (!verdict.ok) return refused('not_allowed', ...unseenContract);
  if (withVersion.has(act.type) && call.saw === 'before') return refused('version_conflict');
  return byCommand(model, call, command, actor, at);
}

/** One command by its right and through the gate, whatever version was seen. */
export function byCommand(
  model: Model,
  call: Pick<Call, 'as' | 'order'>,
  command: OrderCommand,
  actor: Actor,
  at: string,
): Prediction {
  const order = orderAt(model, call.order);
  const verdict = mayCommand(model.company, actor, order.def, stateOf(model, order), command);
  if (!verdict.ok) return refused('not_allowed');
  if (pointsNowhere(model, order, command)) return refused('invalid');
  const asDirector = verdict.asDirector ?? false;
  const signing = command.type === 'giveResolution' ? { ...command, asDirector } : command;
  const stamp = stampOf(model, call.as, verdict.as, at);
  return asPrediction(
    model,
    call.order,
    signing,
    asDirector ? forTheSeat(model, order.def, signing, stamp) : stamp,
  );
}

/** What the engine makes of it, with the whole of the model after it. */
export function asPrediction(model: Model, index: number, command: OrderCommand, stamp: Stamp): Prediction {
  const order = orderAt(model, index);
  const decision = decide(order.def, stateOf(model, order), command, stamp);
  if (!decision.ok)
    return refused(decision.refusal.code, ...(decision.refusal.code === 'invalid' ? ['malformed'] : []));
  const after = afterEvents(order, decision.events);
  const reason = command.type === 'refuse' ? command.reason.trim() : order.refusedReason;
  const refusedReason = after.state.status === 'refused' ? reason : null;
  return done(model, withOrder(model, index, { ...after, refusedReason }), decision.events);
}

function commandOf(
  model: Model,
  order: ModelOrder,
  act: Exclude<OrderAct, { type: 'reassign' | 'addFile' | 'binFile' | 'replaceExpert' | 'changeMany' }>,
): OrderCommand {
  switch (act.type) {
    case 'attachContract':
      return {
        type: act.type,
        contract: act.contract === null ? null : (model.contracts[act.contract] ?? null),
      };
    case 'setField':
      return {
        type: act.type,
        key: act.key,
        value: plainValue(model.company, act.value),
        seen: seenVersion(order, act),
      };
    case 'giveResolution': {
      const values = Object.entries(act.values).map(([key, value]) => [
        key,
        plainValue(model.company, value) ?? '',
      ]);
      return { ...act, values: Object.fromEntries(values), asDirector: false };
    }
    default:
      return act;
  }
}

export const plainValue = (company: Company, value: Value): FieldValue | null =>
  value !== null && typeof value === 'object' ? personOf(company, value.person).id : value;

/** A value that has been set since the person looked has a version other than any they saw. */
function seenVersion(
  { state }: ModelOrder,
  { key, seen }: Extract<OrderAct, { type: 'setField' }>,
): number | null {
  if (seen === 'any') return null;
  return seen === 'before' ? -1 : (state.fields[key]?.version ?? 0);
}

function namesWhatIs(def: Definition, command: OrderCommand): boolean {
  if ('step' in command) return stepIndex(def, command.step) >= 0;
  return 'key' in command ? findRequirement(def, command.key) !== null : true;
}

/** A value newly set that points at a dictionary entry or a person who are not there. */
function pointsNowhere(
  { dictionaries, company }: Model,
  { def, state }: ModelOrder,
  command: OrderCommand,
): boolean {
  const values =
    command.type === 'setField'
      ? { [command.key]: command.value }
      : command.type === 'giveResolution'
        ? command.values
        : {};
  return Object.entries(values).some(([key, value]) => {
    const requirement = findRequirement(def, key)?.requirement;
    if (typeof value !== 'number' || value <= 0 || state.fields[key]?.value === value) return false;
    if (requirement?.kind === 'dictionary') return !dictionaries[requirement.dictionary]?.includes(value);
    if (requirement?.kind !== 'employee') return false;
    return !Object.entries(company.people).some(
      ([name, { id }]) => id === value && !company.dismissed.includes(name),
    );
  });
}

/** Where the director signs for the seat, the head who would have signed is the one stood in for. */
function forTheSeat({ company }: Model, def: Definition, command: OrderCommand, stamp: Stamp): Stamp {
  if (command.type !== 'giveResolution' || stamp.standingFor) return stamp;
  const seats = seatsOf(company);
  const heads = stepOf(def, command.step).resolution.by.flatMap((who) =>
    typeof who === 'object' && 'headOf' in who ? (seats[who.headOf]?.headId ?? []) : [],
  );
  return heads[0] === undefined ? stamp : { ...stamp, standingFor: stampOfId(company, heads[0]) };
}

/** Not of the process, but state all the same; also of an archived order, which somebody is to renew. */
export function reassign(model: Model, call: Omit<Call, 'act'>, to: string, actor: Actor): Prediction {
  const order = orderAt(model, call.order);
  const verdict = can(actor, 'order.reassign', { def: order.def, order: stateOf(model, order) });
  if (!verdict.ok) return refused('not_allowed');
  if (call.saw === 'before') return refused('version_conflict');
  const successor = actorOf(model.company, to);
  const leads = successor?.selves
    .slice(0, 1)
    .some((self) => self.roles.includes('manager') || self.headDuties.includes('clientBase'));
  if (!successor || !leads) return refused('invalid');
  if (order.state.managerId === successor.employeeId) return done(model, model);
  const events: LoggedEvent[] = [{ type: 'managerAssigned', after: successor.employeeId }];
  return done(model, withOrder(model, call.order, afterEvents(order, events)), events);
}

export const digest = (content: string): string => createHash('sha256').update(content).digest('hex');
