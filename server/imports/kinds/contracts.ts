import { contractRoutes } from '#api/contracts.ts';
import { can } from '#domain/policy/can.ts';
import { parseDate } from '#domain/values/dateInput.ts';
import { documentNumberKey } from '#domain/values/documentNumber.ts';
import { parseMoney } from '#domain/values/moneyInput.ts';
import type { Parsed } from '#domain/values/parsed.ts';
import {
  addContract,
  asKnown,
  asSubject,
  changeTerms,
  contractsNumbered,
  holdContract,
  type NumberedContract,
  type Terms,
} from '#server/contracts/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { badCells } from '../cells.ts';
import { contractFields } from '../fields.ts';
import {
  isWrong,
  type Judged,
  type Kind,
  problem,
  type RowIn,
  type RowProblem,
  type Rules,
  warning,
} from '../parts.ts';
import { clientsOfRows } from './client-of-row.ts';
import { ruleOf } from './known-again.ts';
import { actingAs } from './write-client.ts';

export type ContractPlan = {
  clientId: number;
  terms: Terms;
  comment: string | undefined;
  contractId: number | null;
};

/** Contracts of clients that are there already; a number is one contract. */
export const contractsKind: Kind<ContractPlan> = {
  fields: () => contractFields,
  matches: ['number'],
  async judge(ctx, reader, rules, rows) {
    const clientOf = await clientsOfRows(reader, rows);
    const numbers = rows
      .map(({ values }) => documentNumberKey(values.number ?? ''))
      .filter((key) => key !== '');
    const there = new Map((await contractsNumbered(reader, numbers)).map((one) => [one.key, one]));
    return rows.map((row): Judged<ContractPlan> => {
      const { terms, comment, problems } = readTerms(row);
      const client = clientOf(row);
      const key = documentNumberKey(terms?.number ?? '');
      const known = there.get(key) ?? null;
      const all = [...('id' in client ? [] : [client]), ...problems];
      if (!('id' in client) || !terms)
        return { n: row.n, state: 'error', problems: all, keys: [], probes: [], plan: null };
      const state = ruleOf(
        { ...rules, onMatch: rules.onMatch === 'create' ? 'fill' : rules.onMatch },
        known !== null,
      );
      all.push(...refusals(ctx, rules, state, known, client.id));
      const keys = [`number:${key}`];
      const plan = { clientId: client.id, terms, comment, contractId: known?.id ?? null };
      return { n: row.n, state: isWrong(all) ? 'error' : state, problems: all, keys, probes: keys, plan };
    });
  },
  async write(ctx, tx, rules, { plan, problems }) {
    if (!plan) throw new Error('a row without a plan');
    const { clientId, terms, comment, contractId } = plan;
    const { importId } = rules;
    if (contractId === null) {
      const as = actingAs(ctx, () => can(ctx.actor, 'contract.create', null));
      const id = await addContract(tx, as, clientId, terms, { comment, data: { importId } });
      if (id === null)
        return { state: 'error', problems: [...problems, problem('number', 'number_taken_unseen')] };
      return {
        state: 'created',
        clientId,
        contractId: id,
        problems,
        written: [{ kind: 'contract', id, made: true }],
      };
    }
    const before = await holdContract(tx.reader, contractId);
    const after = joined(rules, before, terms);
    const mayNot = whyNot(ctx, tx.reader, before);
    if (mayNot) return { state: 'error', contractId, problems: [...problems, mayNot] };
    const keys = (['signedOn', 'amount'] as const).filter((key) => before[key] !== after[key]);
    if (keys.length === 0)
      return { state: 'skipped', contractId, problems: [...problems, warning(null, 'import_same')] };
    if (before.confirmed && (after.amount === null || Number(after.amount) <= 0))
      return { state: 'error', contractId, problems: [...problems, problem('amount', 'money_too_small')] };
    const as = actingAs(ctx, () => can(ctx.actor, 'contract.editTerms', asSubject(tx.reader, before.facts)));
    await changeTerms(tx, as, before, after, { importId });
    const only = (from: Terms) => Object.fromEntries(keys.map((key) => [key, from[key]]));
    return {
      state: 'updated',
      contractId,
      problems,
      written: [{ kind: 'contract', id: contractId, made: false, before: only(before), after: only(after) }],
    };
  },
};

function refusals(
  ctx: Ctx,
  { onMatch }: Rules,
  state: 'create' | 'update' | 'skip',
  known: NumberedContract | null,
  clientId: number,
): RowProblem[] {
  if (known && known.clientId !== clientId)
    return [problem('number', 'number_taken', { client: known.client })];
  if (known && onMatch === 'create') return [problem('number', 'number_taken', { client: known.client })];
  if (state === 'skip') return [];
  const any = can(ctx.actor, 'import.anyRecord', null);
  const verdict = any.ok || known ? any : can(ctx.actor, 'contract.create', null);
  // who may change one that is there is judged by the contract itself, when it is held
  return verdict.ok || known
    ? []
    : [problem(null, 'import_not_allowed', { who: whoMay(ctx.person, verdict.allowed, null, ctx.language) })];
}

/** Once a step is signed over it, the terms are changed by hand and with a reason. */
export function whyNot(
  ctx: Ctx,
  reader: Reader,
  before: Awaited<ReturnType<typeof holdContract>>,
): RowProblem | null {
  const subject = asKnown(ctx.actor, asSubject(reader, before.facts), before.seesMoney);
  if (subject.signed) return problem('number', 'import_contract_signed');
  const any = can(ctx.actor, 'import.anyRecord', null);
  const verdict = any.ok ? any : can(ctx.actor, 'contract.editTerms', subject);
  return verdict.ok
    ? null
    : problem(null, 'import_not_allowed', { who: whoMay(ctx.person, verdict.allowed, null, ctx.language) });
}

const joined = ({ onMatch }: Rules, before: Terms, row: Terms): Terms =>
  onMatch === 'overwrite'
    ? {
        number: before.number,
        signedOn: row.signedOn ?? before.signedOn,
        amount: row.amount ?? before.amount,
      }
    : {
        number: before.number,
        signedOn: before.signedOn ?? row.signedOn,
        amount: before.amount ?? row.amount,
      };

function readTerms({ values }: RowIn): {
  terms: Terms | null;
  comment: string | undefined;
  problems: RowProblem[];
} {
  const problems = badCells(values);
  if (problems.length > 0) return { terms: null, comment: undefined, problems };
  const signedOn = read(problems, 'signedOn', values.signedOn, parseDate);
  const amount = read(problems, 'amount', values.amount, parseMoney);
  const body = contractRoutes.create.body.safeParse({
    number: values.number ?? '',
    clientId: 1,
    signedOn,
    amount,
    ...(values.comment === undefined ? {} : { comment: values.comment }),
  });
  if (!body.success) {
    problems.push(
      ...body.error.issues.map(({ path, code, message }) =>
        problem(path.join('.'), code === 'custom' ? message : 'too_long'),
      ),
    );
    return { terms: null, comment: undefined, problems };
  }
  if (documentNumberKey(body.data.number) === '') problems.push(problem('number', 'empty'));
  const { number, comment } = body.data;
  return { terms: isWrong(problems) ? null : { number, signedOn, amount }, comment, problems };
}

export function read<V>(
  problems: RowProblem[],
  field: string,
  text: string | undefined,
  parse: (input: string) => Parsed<V, { code: string }>,
): V | null {
  if (text === undefined) return null;
  const parsed = parse(text);
  if (parsed.ok) return parsed.value;
  const { code, ...params } = parsed.reason as { code: string } & Record<string, string | number>;
  problems.push(problem(field, code, params));
  return null;
}
