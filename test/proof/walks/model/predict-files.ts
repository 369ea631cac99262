import { type ContractSubject, type DocumentKind, documentKinds } from '#domain/policy/actions.ts';
import { can } from '#domain/policy/can.ts';
import { seesOrder } from '#domain/policy/sees.ts';
import { factsOf } from '#domain/process/order.ts';
import { coveredBy } from '#domain/process/signed.ts';
import type { Actor } from '#domain/rules/who.ts';
import type { Call, OrderAct } from './calls.ts';
import { personOf } from './company.ts';
import {
  type Model,
  type ModelContract,
  type ModelOrder,
  orderAt,
  stampOf,
  stateOf,
  withOrder,
} from './model.ts';
import { asPrediction, digest, type Prediction, refused } from './predict.ts';

type Of<T extends OrderAct['type']> = Extract<OrderAct, { type: T }>;

const REASON_LENGTH = 10;

/** The file gets a number below zero until the product has given it its own: see `learn`. */
export function addFile(model: Model, call: Call, act: Of<'addFile'>, actor: Actor, at: string): Prediction {
  const order = orderAt(model, call.order);
  const contract = model.contracts.find(({ id }) => id === order.state.contract?.id);
  const verdict = can(actor, 'document.add', {
    contract: contract ? contractSubject(model, contract, actor) : null,
    order: { def: order.def, order: stateOf(model, order) },
    kind: kindOf(act.kind),
  });
  if (!verdict.ok) return refused('not_allowed');
  const file = { id: -1 - order.files.length, kind: act.kind, sha256: digest(act.content) };
  const command = { type: 'addFile', file, name: `${act.kind}.txt` } as const;
  const prediction = asPrediction(model, call.order, command, stampOf(model, call.as, verdict.as, at));
  if (!prediction.ok) return prediction;
  const after = orderAt(prediction.after, call.order);
  const files = [...after.files, { ...file, by: actor.employeeId, binned: false }];
  return { ...prediction, after: withOrder(prediction.after, call.order, { ...after, files }) };
}

/** Whether the person sees the document is another proof's matter: here they may always be told that it is not there. */
export function binFile(model: Model, call: Call, act: Of<'binFile'>, actor: Actor, at: string): Prediction {
  const order = orderAt(model, call.order);
  const file = order.files[act.file];
  if (!file || file.binned) return refused('not_found');
  const verdict = can(actor, 'document.bin', { addedBy: file.by, covered: isCovered(order, file.kind) });
  if (!verdict.ok) return refused('not_allowed', 'not_found');
  const reason = act.reason?.trim() || null;
  const needed = isCovered(order, file.kind) || file.by !== verdict.as.employeeId;
  if (needed && (reason?.length ?? 0) < REASON_LENGTH) return refused('invalid', 'not_found');
  const { id, kind, sha256 } = file;
  const command = { type: 'binFile', file: { id, kind, sha256 }, name: `${kind}.txt`, reason } as const;
  const prediction = asPrediction(model, call.order, command, stampOf(model, call.as, verdict.as, at));
  if (!prediction.ok) return refused('not_found', ...prediction.codes);
  const after = orderAt(prediction.after, call.order);
  const files = after.files.map((one, index) => (index === act.file ? { ...one, binned: true } : one));
  const model2 = withOrder(prediction.after, call.order, { ...after, files });
  return { ...prediction, after: model2, unless: ['not_found'] };
}

/** The number the product gave to the file last added. */
export function learn(model: Model, index: number, id: number): Model {
  const order = orderAt(model, index);
  const given = <F extends { id: number }>(file: F): F => (file.id < 0 ? { ...file, id } : file);
  const state = { ...order.state, files: order.state.files.map(given) };
  return withOrder(model, index, { ...order, state, files: order.files.map(given) });
}

export function contractSubject(model: Model, contract: ModelContract, actor: Actor): ContractSubject {
  const under = model.orders.filter(({ state }) => state.contract?.id === contract.id);
  return {
    authorId: contract.author,
    clientManagerId: personOf(model.company, model.clientManager).id,
    orderManagerIds: under.map(({ state }) => state.managerId),
    signed: under.some(({ state }) => state.steps[0]?.resolution != null),
    orders: under
      .map((order) => ({ def: order.def, order: stateOf(model, order) }))
      .filter(({ def, order }) => seesOrder(actor, def, factsOf(def, order))),
  };
}

function kindOf(kind: string): DocumentKind {
  const known = documentKinds.find((one) => one === kind);
  if (!known) throw new Error(`no kind of document ${kind}`);
  return known;
}

const isCovered = ({ def, state }: ModelOrder, kind: string): boolean =>
  state.steps.some(
    ({ key, resolution }) =>
      resolution !== null &&
      coveredBy(def, key).some(
        ({ requirement }) =>
          (requirement.kind === 'file' && requirement.documentKind === kind) ||
          (requirement.kind === 'text' && requirement.orFiles === kind),
      ),
  );
