import type { accessRoutes } from '#api/access.ts';
import type { AnswerOf, QueryOf } from '#api/route.ts';
import {
  explainClient,
  explainContract,
  explainOrder,
  type OrderOf,
  type OrderPart,
  type RecordPart,
} from '#domain/policy/explain.ts';
import { allRequirements, type Definition } from '#domain/process/definition.ts';
import type { Actor } from '#domain/rules/who.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid, notFound } from '#server/http/problems.ts';
import { asActors } from '#server/visibility/people.sql.ts';
import { type Asked, askedRecord } from './access.queries.ts';
import { grantWords, whoWords } from './rule-words.ts';

type Answer = AnswerOf<typeof accessRoutes.explain>;
type Part = Answer['parts'][number];

/** So many orders are named where one would do. */
const NAMED = 5;

/** Why this employee sees the record and each part of it, or does not. */
export async function explainAccess(
  ctx: Ctx,
  { type, id, employeeId }: QueryOf<typeof accessRoutes.explain>,
): Promise<Answer> {
  const asked = await askedRecord(ctx.reader, type, id, employeeId);
  if (!asked) throw notFound();
  if (!asked.employee) throw invalid('employeeId', 'employee');
  const actor = asActors(asked.actors).find((one) => one.actor.employeeId === employeeId)?.actor;
  return {
    record: { id, title: asked.title },
    employee: presentPerson(asked.employee),
    active: actor !== undefined,
    standingInFor: (actor?.selves ?? []).slice(1).map((self) => nameOf(asked, self.employeeId) ?? ''),
    parts: actor ? partsOf(ctx, type, asked, actor) : [],
  };
}

function partsOf(ctx: Ctx, type: 'order' | 'contract' | 'client', asked: Asked, actor: Actor): Part[] {
  const orders = asked.orders.map((row) => orderOf(ctx, row));
  if (type === 'client') return explainClient(actor, orders).map((part) => recordPart(asked, actor, part));
  if (type === 'contract') {
    const { authorId, clientManagerId } = asked;
    return explainContract(actor, { authorId: authorId ?? 0, clientManagerId, orders }).map((part) =>
      recordPart(asked, actor, part),
    );
  }
  const [order] = orders;
  return order
    ? explainOrder(actor, order.def, order.facts).map((part) => orderPart(ctx, asked, actor, order.def, part))
    : [];
}

function orderOf({ deps }: Ctx, row: Asked['orders'][number]): OrderOf {
  const def = deps.definitions.byId(row.definitionId).body;
  const { id, managerId, managerDepartments, expertId, everConfirmed, stepSeq, markKeys } = row;
  return {
    id,
    def,
    facts: {
      managerId,
      managerDepartments,
      expertId,
      everConfirmed,
      currentStep: def.steps[stepSeq - 1]?.key ?? '',
      stepKeys: def.steps.map((step) => step.key),
      markKeys,
    },
  };
}

function orderPart(
  ctx: Ctx,
  asked: Asked,
  actor: Actor,
  def: Definition,
  { part, seen, held, rules }: OrderPart,
): Part {
  const speaking = { person: ctx.person, language: ctx.language, def };
  return {
    part: part.of,
    titles:
      part.of === 'values'
        ? allRequirements(def)
            .filter(({ requirement }) => requirement.seenBy === part.audience)
            .map(({ requirement }) => requirement.title)
        : [],
    by: part.of === 'comments' ? part.by.map((who) => whoWords(speaking, who)).join(', ') : null,
    seen,
    held,
    rules: rules.map(({ grant, as, holds }) => ({
      words: grantWords(speaking, grant),
      applies: as !== null,
      standingFor: standingFor(asked, actor, as),
      holds,
    })),
    reasons: [],
    moreOrders: 0,
  };
}

function recordPart(asked: Asked, actor: Actor, { part, seen, reasons, heldBy }: RecordPart): Part {
  const byOrders = reasons.filter((one) => one.because === 'order');
  const shown = [...reasons.filter((one) => one.because !== 'order'), ...byOrders.slice(0, NAMED)];
  return {
    part,
    titles: [],
    by: null,
    seen,
    held: heldBy !== null,
    rules: [],
    reasons: shown.map((one) => ({
      because: one.because,
      standingFor: one.because === 'order' ? null : standingFor(asked, actor, one.as),
      order: one.because === 'order' ? numbered(asked, one.orderId) : null,
    })),
    moreOrders: Math.max(0, byOrders.length - NAMED),
  };
}

const numbered = ({ orders }: Asked, id: number) => ({
  id,
  number: orders.find((one) => one.id === id)?.number ?? '',
});
const standingFor = (asked: Asked, actor: Actor, as: number | null): string | null =>
  as === null || as === actor.employeeId ? null : nameOf(asked, as);
const nameOf = ({ names }: Asked, id: number): string | null => {
  const row = names[id];
  return row ? presentPerson(row).shortName : null;
};
