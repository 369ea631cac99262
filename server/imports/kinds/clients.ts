import { can } from '#domain/policy/can.ts';
import { type AlikeClient, clientsAlike } from '#server/clients/public.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import { clientFields } from '../client-fields.ts';
import { lookupsFor } from '../lookups.queries.ts';
import { isWrong, type Judged, type Kind, problem, type RowProblem, type Rules } from '../parts.ts';
import { clientOf, isProblem, keysOf, ruleOf } from './known-again.ts';
import { type ClientRow, marksOf, readClient } from './read-client.ts';
import { makeClient, mergeIntoClient } from './write-client.ts';

export type ClientPlan = { row: ClientRow; clientId: number | null };

/** Companies, each with one contact in the same row. */
export const clientsKind: Kind<ClientPlan> = {
  fields: () => clientFields,
  matches: ['inn', 'name', 'phone', 'email'],
  async judge(ctx, reader, rules, rows) {
    const lookups = await lookupsFor(reader);
    const read = rows.map((row) => ({ n: row.n, ...readClient(row, lookups, rules) }));
    const marks = read.flatMap(({ row }) => (row ? [marksOf(row)] : []));
    const { matchBy } = rules;
    const candidates = await clientsAlike(reader, {
      inns: matchBy.includes('inn') ? marks.flatMap(({ inn }) => inn ?? []) : [],
      names: matchBy.includes('name') ? marks.map(({ name }) => name) : [],
      reach: [
        ...(matchBy.includes('phone') ? marks.flatMap(({ phones }) => phones) : []),
        ...(matchBy.includes('email') ? marks.flatMap(({ emails }) => emails) : []),
      ],
    });
    const among = groupedFor(candidates);
    return read.map(({ n, row, problems }) => judgeRow(ctx, rules, { n, row, problems }, among));
  },
  async write(ctx, tx, rules, { plan, problems }) {
    if (!plan) throw new Error('a row without a plan');
    const done =
      plan.clientId === null
        ? await makeClient(ctx, tx, rules, plan.row)
        : await mergeIntoClient(ctx, tx, rules, plan.clientId, plan.row);
    return { ...done, problems: [...problems, ...(done.problems ?? [])] };
  },
};

type Read = { n: number; row: ClientRow | null; problems: RowProblem[] };

function judgeRow(
  ctx: Ctx,
  rules: Rules,
  { n, row, problems }: Read,
  among: (row: ClientRow) => AlikeClient[],
): Judged<ClientPlan> {
  if (!row) return { n, state: 'error', problems, keys: [], probes: [], plan: null };
  const marks = marksOf(row);
  const known = keysOf(marks, rules.matchBy);
  const found = rules.onMatch === 'create' ? null : clientOf(marks, among(row), rules.matchBy);
  if (isProblem(found)) return { n, ...known, state: 'error', problems: [...problems, found], plan: null };
  const state = ruleOf(rules, found !== null);
  const all = [...problems, ...refusals(ctx, state, found)];
  return {
    n,
    ...known,
    state: isWrong(all) ? 'error' : state,
    problems: all,
    plan: { row, clientId: state === 'create' ? null : (found?.id ?? null) },
  };
}

function refusals(ctx: Ctx, state: 'create' | 'update' | 'skip', client: AlikeClient | null): RowProblem[] {
  if (state === 'skip') return [];
  if (client?.archived) return [problem('name', 'client_archived')];
  const any = can(ctx.actor, 'import.anyRecord', null);
  const verdict = any.ok
    ? any
    : client
      ? can(ctx.actor, 'client.edit', { managerId: client.managerId })
      : can(ctx.actor, 'client.create', null);
  if (verdict.ok) return [];
  const clientManager = client?.manager && presentPerson(client.manager).name;
  return [
    problem(null, 'import_not_allowed', {
      who: whoMay(ctx.person, verdict.allowed, { clientManager }, ctx.language),
    }),
  ];
}

/** Of thousands of candidates those that share a mark with the row. */
function groupedFor(candidates: readonly AlikeClient[]): (row: ClientRow) => AlikeClient[] {
  const byMark = new Map<string, AlikeClient[]>();
  for (const one of candidates)
    for (const mark of [one.nameNormal, ...(one.inn === null ? [] : [one.inn]), ...one.reach]) {
      const same = byMark.get(mark);
      if (same) same.push(one);
      else byMark.set(mark, [one]);
    }
  return (row) => {
    const { inn, name, phones, emails } = marksOf(row);
    return [
      ...new Set(
        [name, ...(inn === null ? [] : [inn]), ...phones, ...emails].flatMap(
          (mark) => byMark.get(mark) ?? [],
        ),
      ),
    ];
  };
}
