import { type RawBuilder, sql } from 'kysely';
import { isAddressed } from '#domain/process/addressed.ts';
import { isPlainWho, type Telling } from '#domain/process/announce.ts';
import type { TellWho } from '#domain/process/definition.ts';
import type { Who } from '#domain/rules/who.ts';
import { whoIdsSql } from '#server/visibility/people.sql.ts';
import type { CommentFact, FactsOfOrder, JournalFact } from '#server/visibility/system.ts';

/** An edit is told like the comment itself, to those whom it calls. */
export const isOfComment = ({ kind }: JournalFact): boolean =>
  kind === 'commentWritten' || kind === 'commentEdited';

/** Whom an edit calls that were not called before. */
export const calledBy = ({ data }: JournalFact): number[] =>
  Array.isArray(data.mentions) ? data.mentions.map(Number) : [];

/** Ids of the people a telling names, and of whoever a comment answers. */
export function peopleOf(
  words: readonly TellWho[],
  event: JournalFact,
  order: FactsOfOrder,
  comment: CommentFact | null,
): RawBuilder<unknown> {
  if (event.kind === 'commentEdited') return ids(words.includes('mentioned') ? calledBy(event) : []);
  return union([...words.map((who) => idsOf(who, event, order, comment)), ids(answeredBy(comment))]);
}

/** Those of them whom it calls: who is answered is spoken to. */
export function calledPeopleOf(
  telling: Telling,
  event: JournalFact,
  order: FactsOfOrder,
  comment: CommentFact | null,
): RawBuilder<unknown> {
  const step = order.def.steps.find((one) => one.key === event.stepKey);
  const words = telling.who.filter((who) => isAddressed(telling.kind, who, step));
  return peopleOf(words, event, order, comment);
}

/** People named relative to the event; `activeStep` is the step at work after it. */
function idsOf(
  who: TellWho,
  event: JournalFact,
  { def, facts, id }: FactsOfOrder,
  comment: CommentFact | null,
): RawBuilder<unknown> {
  const step = def.steps.find((one) => one.key === event.stepKey);
  const active = def.steps.find((one) => one.key === event.data.activeStep);
  const people = { managerId: facts.managerId, expertId: facts.expertId };
  const many = (whos: readonly Parameters<typeof whoIdsSql>[0][]) =>
    union(whos.map((one) => whoIdsSql(one, people)));
  if (isPlainWho(who)) return whoIdsSql(who, people);
  switch (who) {
    case 'signersOfStep':
      return many(step?.resolution.by ?? []);
    case 'fillersOfActiveStep':
      return many(active?.filledBy ?? []);
    case 'signersOfActiveStep':
      return many(active?.resolution.by ?? []);
    case 'awaited':
      if (event.kind === 'reminded') return many(event.data.who as Who[]);
      return many((event.data.awaitsSigners ? active?.resolution.by : active?.filledBy) ?? []);
    case 'assignedExpert':
      return sql`select ${Number(event.data.expertId ?? 0)}::bigint as id`;
    case 'replacedExpert':
      return sql`select ${Number(event.data.replaced ?? 0)}::bigint as id`;
    case 'commenters':
      return sql`select distinct c.author_id as id from comments c where c.order_id = ${id}`;
    case 'mentioned':
      return ids(comment?.mentions ?? []);
    default:
      return sql`select null::bigint as id`;
  }
}

const ids = (people: readonly number[]): RawBuilder<unknown> =>
  sql`select unnest(${[...people]}::bigint[]) as id`;
/** Whoever is answered takes part. */
const answeredBy = (comment: CommentFact | null): number[] =>
  comment?.answers == null ? [] : [comment.answers];

const union = (parts: RawBuilder<unknown>[]): RawBuilder<unknown> =>
  parts.length > 0 ? sql.join(parts, sql` union `) : sql`select null::bigint as id`;
