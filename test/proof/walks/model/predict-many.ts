import { seesOrder } from '#domain/policy/sees.ts';
import type { OrderCommand } from '#domain/process/commands.ts';
import { expertPlace, isExpertSigned, toNameExpert } from '#domain/process/expert.ts';
import { factsOf } from '#domain/process/order.ts';
import type { Actor } from '#domain/rules/who.ts';
import type { Call, OrderAct } from './calls.ts';
import { actorOf, personOf } from './company.ts';
import { type LoggedEvent, type Model, orderAt, stateOf } from './model.ts';
import { byCommand, done, type Prediction, reassign, refused } from './predict.ts';
import { mayCommand } from './rights.ts';

/** Acts of several commands, all of them or none, and acts upon several orders, each by itself. */
type Of<T extends OrderAct['type']> = Extract<OrderAct, { type: T }>;
type On = Pick<Call, 'as' | 'order'>;

/** Back to the step that names the expert, and that step signed anew. */
export function replaceExpert(
  model: Model,
  call: Call,
  { person, reason }: Of<'replaceExpert'>,
  actor: Actor,
  at: string,
): Prediction {
  const commands = naming(model, call, person, reason, actor);
  if ('ok' in commands) return commands;
  if (isGone(model, person)) return refused('invalid');
  if (call.saw === 'before') return refused('version_conflict');
  return allOf(model, call, commands, actor, at);
}

/** Those that are not refused are changed; the others stay as they were and are told. */
export function changeMany(
  model: Model,
  call: Call,
  act: Of<'changeMany'>,
  actor: Actor,
  at: string,
): Prediction {
  if (isMalchosen(model, act)) return refused('invalid');
  const says = { done: 0, leftOut: [] as number[] };
  const events: LoggedEvent[] = [];
  let now = model;
  const ids = (index: number) => orderAt(model, index).state.id;
  for (const index of [...new Set(act.orders)].sort((a, b) => ids(a) - ids(b))) {
    const order = orderAt(now, index);
    if (!seesOrder(actor, order.def, factsOf(order.def, stateOf(now, order)))) continue;
    if (act.change === 'setManager' && order.state.managerId === personOf(now.company, act.person).id)
      continue;
    const prediction = one(now, { as: call.as, order: index }, act, actor, at);
    if (!prediction.ok) {
      says.leftOut.push(ids(index));
      continue;
    }
    says.done += 1;
    now = prediction.after;
    events.push(...prediction.events);
  }
  const outcome = done(model, now, events);
  return outcome.ok ? { ...outcome, says } : outcome;
}

function one(model: Model, on: On, act: Of<'changeMany'>, actor: Actor, at: string): Prediction {
  switch (act.change) {
    case 'setManager':
      return reassign(model, { ...on, saw: 'now', key: null }, act.person, actor);
    case 'setExpert': {
      const commands = naming(model, on, act.person, act.reason, actor);
      return 'ok' in commands ? commands : allOf(model, on, commands, actor, at);
    }
    case 'archive': {
      const last = orderAt(model, on.order).def.steps.at(-1)?.key ?? '';
      const sign: OrderCommand = {
        type: 'giveResolution',
        step: last,
        values: {},
        reason: null,
        asDirector: false,
      };
      return allOf(model, on, [sign], actor, at);
    }
  }
}

/** The commands that name the person, for whoever may give each of them. */
function naming(
  model: Model,
  { order: index }: On,
  person: string,
  reason: string | null,
  actor: Actor,
): readonly OrderCommand[] | Prediction {
  const order = orderAt(model, index);
  const state = stateOf(model, order);
  const place = expertPlace(order.def);
  if (!place) return refused('step_locked');
  const { id } = personOf(model.company, person);
  const commands = toNameExpert(place, state, id, reason);
  if (commands.some((command) => !mayCommand(model.company, actor, order.def, state, command).ok))
    return refused('not_allowed');
  const signed = isExpertSigned(place, state);
  if (signed && state.expertId === id) return refused('already_done');
  return signed && reason === null ? refused('step_locked') : commands;
}

function allOf(
  model: Model,
  on: On,
  commands: readonly OrderCommand[],
  actor: Actor,
  at: string,
): Prediction {
  let now = model;
  const events: LoggedEvent[] = [];
  for (const command of commands) {
    const prediction = byCommand(now, on, command, actor, at);
    if (!prediction.ok) return prediction;
    now = prediction.after;
    events.push(...prediction.events);
  }
  return done(model, now, events);
}

const isGone = ({ company }: Model, person: string): boolean => company.dismissed.includes(person);

/** Whoever is chosen must be one who can be; asked before any order is. */
function isMalchosen(model: Model, { change, person }: Of<'changeMany'>): boolean {
  if (change === 'archive') return false;
  if (change === 'setExpert') return isGone(model, person);
  const successor = actorOf(model.company, person);
  const leads = successor?.selves
    .slice(0, 1)
    .some((self) => self.roles.includes('manager') || self.headDuties.includes('clientBase'));
  return !leads;
}
