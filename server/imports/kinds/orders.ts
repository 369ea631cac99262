import { can } from '#domain/policy/can.ts';
import type { OrderCommand } from '#domain/process/commands.ts';
import { documentNumberKey } from '#domain/values/documentNumber.ts';
import { contractsNumbered, type NumberedContract } from '#server/contracts/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import { applyAll, insertOrder, newestDefinition, ordersTitled, tryAll } from '#server/orders/public.ts';
import { orderFields } from '../fields.ts';
import { lookupsFor } from '../lookups.queries.ts';
import { isWrong, type Judged, type Kind, problem, type RowProblem } from '../parts.ts';
import { clientsOfRows } from './client-of-row.ts';
import { ruleOf } from './known-again.ts';
import { normalTitle, type OrderRow, readOrder } from './read-order.ts';
import { actingAs } from './write-client.ts';

export type OrderPlan = {
  title: string;
  clientId: number;
  contractId: number | null;
  managerId: number;
  commands: OrderCommand[];
};

/** Orders, each a prospect at the first step; what the table says beyond that goes through the gate, command by command. */
export const ordersKind: Kind<OrderPlan> = {
  fields: (ctx) => orderFields(newestDefinition(ctx).body),
  matches: ['title'],
  async judge(ctx, reader, rules, rows) {
    const { body: def } = newestDefinition(ctx);
    const [lookups, clientOf] = [await lookupsFor(reader), await clientsOfRows(reader, rows)];
    const read = rows.map((row) => ({ row, client: clientOf(row), ...readOrder(def, row, lookups, rules) }));
    const numbers = read
      .map(({ order }) => documentNumberKey(order?.contractNumber ?? ''))
      .filter((key) => key !== '');
    const contracts = new Map((await contractsNumbered(reader, numbers)).map((one) => [one.key, one]));
    const clientIds = [...new Set(read.flatMap(({ client }) => ('id' in client ? [client.id] : [])))];
    const there = await ordersTitled(reader, clientIds);
    const known = new Set(there.map(({ clientId, title }) => `${clientId}:${normalTitle(title)}`));
    return read.map(({ row, client, order, problems }): Judged<OrderPlan> => {
      const all = [...('id' in client ? [] : [client]), ...problems];
      if (!('id' in client) || !order)
        return { n: row.n, state: 'error', problems: all, keys: [], probes: [], plan: null };
      const contract = contractOf(order, client.id, contracts, all);
      const key = `${client.id}:${normalTitle(order.title)}`;
      const state = ruleOf(rules, known.has(key)) === 'create' ? 'create' : 'skip';
      const managerId = order.managerId ?? ctx.person.employeeId;
      const plan: OrderPlan = {
        title: order.title,
        clientId: client.id,
        contractId: contract?.id ?? null,
        managerId,
        commands: order.commands,
      };
      if (state === 'create' && !isWrong(all)) all.push(...refusals(ctx, plan, contract));
      return {
        n: row.n,
        state: isWrong(all) ? 'error' : state,
        problems: all,
        keys: [key],
        probes: rules.onMatch === 'create' ? [] : [key],
        plan,
      };
    });
  },
  async write(ctx, tx, _rules, { plan, problems }) {
    if (!plan) throw new Error('a row without a plan');
    const { commands, ...facts } = plan;
    const as = actingAs(ctx, () => mayCreate(ctx, plan.managerId));
    const made = await insertOrder(ctx, tx, as, {
      ...facts,
      definition: newestDefinition(ctx),
      renewedFromId: null,
      fields: [],
    });
    await applyAll(ctx, tx, made, commands);
    const { id } = made.state;
    return {
      state: 'created',
      clientId: plan.clientId,
      orderId: id,
      problems,
      written: [{ kind: 'order', id, made: true }],
    };
  },
};

const mayCreate = (ctx: Ctx, managerId: number) =>
  can(
    ctx.actor,
    ctx.actor.selves.some(({ employeeId }) => employeeId === managerId) ? 'order.create' : 'order.createFor',
    null,
  );

function contractOf(
  order: OrderRow,
  clientId: number,
  contracts: Map<string, NumberedContract>,
  problems: RowProblem[],
): NumberedContract | null {
  if (order.contractNumber === undefined) return null;
  const found = contracts.get(documentNumberKey(order.contractNumber)) ?? null;
  if (!found) problems.push(problem('contractNumber', 'import_no_contract', { text: order.contractNumber }));
  else if (found.clientId !== clientId) problems.push(problem('contractNumber', 'other_client'));
  return found;
}

function refusals(ctx: Ctx, plan: OrderPlan, contract: NumberedContract | null): RowProblem[] {
  const any = can(ctx.actor, 'import.anyRecord', null);
  const verdict = any.ok ? any : mayCreate(ctx, plan.managerId);
  if (!verdict.ok)
    return [
      problem('manager', 'import_not_allowed', {
        who: whoMay(ctx.person, verdict.allowed, null, ctx.language),
      }),
    ];
  const { managerId, clientId, commands } = plan;
  const managerName = ctx.person.stamps[managerId]?.name ?? '';
  const facts = {
    managerId,
    managerName,
    clientId,
    contract: contract && { id: contract.id, amount: contract.amount },
  };
  return tryAll(ctx, newestDefinition(ctx).body, facts, commands).map((tried) => {
    const field = fieldOf(tried.command);
    return 'reason' in tried
      ? problem(field, tried.reason)
      : problem(field, 'import_said', { text: tried.said });
  });
}

const fieldOf = (command: OrderCommand): string =>
  command.type === 'setField' ? `step.${command.key}` : 'status';
