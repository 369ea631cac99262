import type { Actor } from '#domain/rules/who.ts';
import type { Call, OrderAct } from './calls.ts';
import { withVersion } from './calls.ts';
import { actorOf, personOf } from './company.ts';
import { type Model, type ModelOrder, orderAt, shownVersion } from './model.ts';
import { type BesideAct, plainValue } from './predict.ts';

export type Request = {
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** JSON, or the bytes of a file. */
  body: unknown;
};

/** The departments' numbers and whatever else the API asks of an act on people. */
export type Facts = {
  departments: Readonly<
    Record<string, { id: number; name: string; parentId: number | null; duties: string[] }>
  >;
  /** The card of an employee, sent back with the change. */
  employees: Readonly<Record<string, Record<string, unknown>>>;
};

/** The call as it goes over the wire, with the versions this person would have before them. */
export function requestOf(model: Model, call: Call, facts: Facts): Request {
  const { act } = call;
  switch (act.type) {
    case 'repeat':
    case 'misuse':
      throw new Error('a repeated call has no request of its own');
    case 'editContract':
      return contractRequest(model, call, act);
    case 'enterAbsence':
    case 'cancelAbsence':
    case 'seat':
    case 'setRoles':
    case 'dismiss':
      return peopleRequest(model, act, facts);
    default:
      return orderRequest(model, call, act);
  }
}

function orderRequest(model: Model, call: Call, act: OrderAct): Request {
  const order = orderAt(model, call.order);
  const actor = actorOf(model.company, call.as);
  const place = placeOf(order, act);
  if (act.type === 'addFile') return { ...place, body: Buffer.from(act.content) };
  const version =
    actor && withVersion.has(act.type) ? { version: versionSeen(model, order, actor, call.saw) } : {};
  const body = { ...version, ...bodyOf(model, order, actor, act) };
  return { ...place, body: place.method === 'DELETE' ? undefined : body };
}

function versionSeen(model: Model, order: ModelOrder, actor: Actor, saw: Call['saw']): number {
  const now = shownVersion(model, order, actor);
  return saw === 'now' ? now : now === 1 ? 2 : now - 1;
}

function placeOf({ state, files }: ModelOrder, act: OrderAct): Pick<Request, 'method' | 'path'> {
  const at = (method: Request['method'], place: string) => ({ method, path: `/orders/${state.id}/${place}` });
  switch (act.type) {
    case 'confirm':
      return at('PUT', 'confirmation');
    case 'refuse':
      return at('PUT', 'refusal');
    case 'takeUp':
      return at('DELETE', 'refusal');
    case 'attachContract':
      return at('PUT', 'contract');
    case 'setField':
      return at('PUT', `fields/${act.key}`);
    case 'setMark':
      return at('PUT', `marks/${act.key}`);
    case 'clearMark':
      return at('DELETE', `marks/${act.key}`);
    case 'enterPayment':
      return at('POST', 'payments');
    case 'reversePayment':
      return at('PUT', `payments/${act.n}/reversal`);
    case 'addFile':
      return at('POST', `documents?name=${act.kind}.txt&kind=${act.kind}`);
    case 'binFile':
      return { method: 'PUT', path: `/documents/${files[act.file]?.id ?? 999_999}/bin` };
    case 'requestResolution':
      return at('PUT', `steps/${act.step}/request`);
    case 'takeBackRequest':
      return at('DELETE', `steps/${act.step}/request`);
    case 'giveResolution':
      return at('PUT', `steps/${act.step}/resolution`);
    case 'withdrawResolution':
      return at('DELETE', `steps/${act.step}/resolution`);
    case 'returnOrder':
      return at('POST', 'returns');
    case 'reopen':
      return at('POST', 'reopenings');
    case 'reassign':
      return at('PUT', 'manager');
    case 'replaceExpert':
      return at('PUT', 'expert');
    case 'changeMany':
      return { method: 'POST', path: '/order-bulk-changes' };
  }
}

function bodyOf(
  model: Model,
  order: ModelOrder,
  actor: Actor | null,
  act: OrderAct,
): Record<string, unknown> {
  const { company } = model;
  switch (act.type) {
    case 'attachContract':
      return { contractId: act.contract === null ? null : (model.contracts[act.contract]?.id ?? 999_999) };
    case 'setField': {
      const version = actor
        ? shownVersion(model, order, actor, order.state.fields[act.key]?.version ?? 0)
        : 0;
      const seen = act.seen === 'any' ? null : act.seen === 'now' ? version : version + 1;
      return { value: plainValue(company, act.value), seen };
    }
    case 'giveResolution': {
      const values = Object.entries(act.values).map(([key, value]) => [key, plainValue(company, value)]);
      return { values: Object.fromEntries(values), reason: act.reason };
    }
    case 'binFile':
      return act.reason === null ? {} : { reason: act.reason };
    case 'reassign':
      return { managerId: personOf(company, act.manager).id };
    case 'replaceExpert':
      return { expertId: personOf(company, act.person).id, reason: act.reason };
    case 'changeMany': {
      const { id } = personOf(company, act.person);
      return {
        act: act.change,
        ids: act.orders.map((index) => orderAt(model, index).state.id),
        ...(act.change === 'setManager' ? { managerId: id } : {}),
        ...(act.change === 'setExpert' ? { expertId: id } : {}),
        ...(act.change === 'setExpert' && act.reason !== null ? { reason: act.reason } : {}),
      };
    }
    case 'enterPayment':
      return { amount: act.amount, paidOn: act.paidOn, paymentOrderNumber: act.paymentOrderNumber };
    case 'returnOrder':
      return { to: act.to, reason: act.reason };
    case 'refuse':
    case 'reversePayment':
    case 'reopen':
      return { reason: act.reason };
    default:
      return {};
  }
}

function contractRequest(
  { contracts }: Model,
  { saw }: Call,
  act: Extract<BesideAct, { type: 'editContract' }>,
): Request {
  const contract = contracts[act.contract];
  if (!contract) return { method: 'PUT', path: '/contracts/999999', body: {} };
  const { id, number, version } = contract;
  const reason = act.reason === null ? {} : { reason: act.reason };
  const seen = saw === 'now' ? version : version + 1;
  return {
    method: 'PUT',
    path: `/contracts/${id}`,
    body: { number, amount: act.amount, version: seen, ...reason },
  };
}

function peopleRequest(
  { company }: Model,
  act: Exclude<BesideAct, { type: 'editContract' }>,
  { departments, employees }: Facts,
): Request {
  const idOf = (name: string | null) => (name === null ? null : personOf(company, name).id);
  switch (act.type) {
    case 'enterAbsence': {
      const days = { kind: 'trip', fromOn: '2020-01-01', toOn: '2099-12-31' };
      const body = { employeeId: idOf(act.who), substituteId: idOf(act.substitute), ...days };
      return { method: 'POST', path: '/absences', body };
    }
    case 'cancelAbsence': {
      const found = company.away.find((one) => one.who === act.who && one.substitute === act.substitute);
      return { method: 'DELETE', path: `/absences/${found?.id ?? 999_999}`, body: undefined };
    }
    case 'seat': {
      const department = departments[act.department];
      if (!department) throw new Error(`no department ${act.department}`);
      const { id, ...rest } = department;
      return { method: 'PUT', path: `/departments/${id}`, body: { ...rest, headId: idOf(act.head) } };
    }
    case 'setRoles': {
      const body = { ...employees[act.who], roles: act.roles };
      return { method: 'PUT', path: `/employees/${idOf(act.who)}`, body };
    }
    case 'dismiss':
      return {
        method: 'PUT',
        path: `/employees/${idOf(act.who)}/dismissal`,
        body: { successorId: idOf(act.successor) },
      };
  }
}
