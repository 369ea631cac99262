import { sql } from 'kysely';
import { can } from '#domain/policy/can.ts';
import type { Stamp } from '#domain/process/order.ts';
import type { Self } from '#domain/rules/who.ts';
import { RightsChanged, type Tx } from '#server/db/transact.ts';
import { type Ctx, stampOf } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import type { PublishedDefinition } from '#server/visibility/definitions.ts';
import { type LoadedOrder, loadOrder } from './load-order.ts';
import { dueOn } from './persist.store.ts';
import { chosenForOrder } from './references.queries.ts';
import { oneRenewal } from './renewed-twice.ts';

export type NewOrder = {
  title: string;
  clientId: number;
  contractId: number | null;
  managerId: number | null;
};

/** Any manager creates for themselves; who leads the client base, for anyone. */
export async function createOrder(ctx: Ctx, tx: Tx, input: NewOrder): Promise<LoadedOrder> {
  const own = can(ctx.actor, 'order.create', null);
  if (!own.ok) throw notAllowed(ctx.person, own, null);
  const managerId = input.managerId ?? own.as.employeeId;
  const forOther = !ctx.actor.selves.some((self) => self.employeeId === managerId);
  const verdict = forOther ? can(ctx.actor, 'order.createFor', null) : own;
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  await checkReferences(tx, { ...input, managerId });
  return insertOrder(ctx, tx, verdict.as, {
    ...input,
    managerId,
    definition: newestDefinition(ctx),
    renewedFromId: null,
    fields: [],
  });
}

/** New orders take the newest version of the process published last. */
export function newestDefinition(ctx: Pick<Ctx, 'deps'>): PublishedDefinition {
  const [newest] = ctx.deps.definitions.current().sort((a, b) => b.id - a.id);
  if (!newest) throw new HttpProblem('failed');
  return newest;
}

async function checkReferences(tx: Tx, chosen: NewOrder & { managerId: number }): Promise<void> {
  const { client, leads, contract } = await chosenForOrder(tx.reader, chosen);
  if (!client || client.archived) throw invalid('clientId', 'choice');
  if (!leads) throw invalid('managerId', 'manager');
  if (chosen.contractId === null) return;
  if (!contract) throw invalid('contractId', 'choice');
  if (contract.clientId !== chosen.clientId) throw invalid('contractId', 'other_client');
}

type Insert = NewOrder & {
  managerId: number;
  definition: PublishedDefinition;
  renewedFromId: number | null;
  fields: { key: string; value: unknown; stamp: Stamp }[];
};

/** Through `create_order`, which gives the number and writes the journal; the creator need not see what they created. */
export async function insertOrder(ctx: Ctx, tx: Tx, as: Self, input: Insert): Promise<LoadedOrder> {
  const { definition, ...facts } = input;
  const first = definition.body.steps[0];
  if (!first) throw new HttpProblem('failed');
  const created = sql<{
    result: { outcome: 'rights' } | { outcome: 'done'; id: number };
  }>`select create_order(${JSON.stringify({
    ...facts,
    definitionId: definition.id,
    epoch: ctx.person.epoch,
    year: Number(ctx.today.slice(0, 4)),
    at: ctx.now,
    dueOn: dueOn(definition.body, first.key, ctx),
    actorId: ctx.person.employeeId,
    standingForId: as.employeeId === ctx.person.employeeId ? null : as.employeeId,
    steps: definition.body.steps.map((step, index) => ({ seq: index + 1, key: step.key })),
  })}::jsonb) as result`.execute(tx.trx);
  const { rows } = await oneRenewal(created);
  const result = rows[0]?.result;
  if (result?.outcome !== 'done') throw new RightsChanged();
  const loaded = await loadOrder(tx.reader, result.id);
  if (!loaded) throw invalid('managerId', 'manager');
  return loaded;
}

/** A new prospect from an archived order: same client and manager, terms of reference copied, no contract, no payments. */
export async function renewOrder(ctx: Ctx, tx: Tx, source: LoadedOrder): Promise<LoadedOrder> {
  const verdict = can(ctx.actor, 'order.renew', { def: source.def, order: source.state });
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, { manager: source.manager.name });
  if (!source.state.archivedAt)
    throw new HttpProblem('order_frozen', {
      detail: (language) =>
        language === 'ru' ? 'Продлить можно заказ из архива' : 'Only an archived order is renewed',
    });
  if (source.renewedBy) throw new HttpProblem('already_done');
  const definition = newestDefinition(ctx);
  const copied = definition.body.steps
    .flatMap((step) => step.requirements)
    .filter((one) => one.kind === 'text' && one.orFiles !== undefined);
  const fields = copied.flatMap(({ key }) => {
    const field = source.state.fields[key];
    return field ? [{ key, value: field.value, stamp: stampOf(ctx, verdict.as) }] : [];
  });
  return insertOrder(ctx, tx, verdict.as, {
    title: source.title,
    clientId: source.state.clientId,
    contractId: null,
    managerId: source.state.managerId,
    definition,
    renewedFromId: source.state.id,
    fields,
  });
}
