import { type RawBuilder, sql } from 'kysely';
import { type Definition, fillersOf, type Step } from '#domain/process/definition.ts';
import { checkedAt } from '#domain/process/gate.ts';
import { type Actor, departmentOf, type Who } from '#domain/rules/who.ts';
import type { PublishedDefinition } from './definitions.ts';
import { and, asSql, type Cond, or } from './fold.ts';
import { whoSql } from './rules.sql.ts';

/**
 * Orders whose current step waits for an act of this person: a signature asked for, the step's own content, or a mark of an
 * earlier step that is checked here.
 */
export const waitsForSql = (
  actor: Actor,
  definitions: readonly PublishedDefinition[],
  kind: 'sign' | 'fill',
): Cond => or(...waitsForParts(actor, definitions, kind));

/** The same in its parts, one for each step of each process, so that an index leads to each. */
export function waitsForParts(
  actor: Actor,
  definitions: readonly PublishedDefinition[],
  kind: 'sign' | 'fill',
): RawBuilder<boolean>[] {
  return partsFor(definitions, kind, (whos) =>
    or(...actor.selves.flatMap((self) => whos.map((who) => whoSql(self, who)))),
  );
}

/**
 * Orders whose current step waits for a department itself, in its parts: its head to sign or to fill, its people to fill. What is asked
 * of a manager or an expert waits for a person. Whoever asks may not see every mark, so one that not all see says nothing here.
 */
export function departmentParts(
  definitions: readonly PublishedDefinition[],
  department: string,
): RawBuilder<boolean>[] {
  const isAnyOf: IsAnyOf = (whos) => whos.some((who) => departmentOf(who) === department);
  return (['sign', 'fill'] as const).flatMap((kind) => partsFor(definitions, kind, isAnyOf, true));
}

/** Whoever is asked of: `isAnyOf` says whether they are one of these words toward the order `o`. */
export function partsFor(
  definitions: readonly PublishedDefinition[],
  kind: 'sign' | 'fill',
  isAnyOf: IsAnyOf,
  openly = false,
): RawBuilder<boolean>[] {
  return definitions.flatMap(({ id, body: def }) =>
    def.steps.flatMap((step, index) => {
      const waits = kind === 'sign' ? signs(step, isAnyOf) : fills(def, step, isAnyOf, openly);
      const alive = index === 0 ? sql<boolean>`o.status <> 'refused'` : sql<boolean>`o.status = 'confirmed'`;
      const here = sql<boolean>`o.definition_id = ${id} and o.step_seq = ${index + 1} and o.archived_at is null`;
      return waits === false ? [] : [asSql(and(here, alive, waits))];
    }),
  );
}

export type IsAnyOf = (whos: readonly Who[]) => Cond;

const signs = (step: Step, isAnyOf: IsAnyOf): Cond =>
  and(
    step.resolution.requested && isAnyOf(step.resolution.by),
    sql<boolean>`o.step_state = 'awaitingResolution'`,
  );

function fills(def: Definition, step: Step, isAnyOf: IsAnyOf, openly: boolean): Cond {
  const late = checkedAt(def, step.key).filter(
    ({ step: home, requirement }) =>
      home !== step && requirement.kind === 'mark' && !(openly && requirement.seenBy !== undefined),
  );
  const marks = late.map((placed) =>
    and(isAnyOf(fillersOf(placed)), sql<boolean>`not (${placed.requirement.key} = any(o.mark_keys))`),
  );
  return or(and(isAnyOf(step.filledBy), sql<boolean>`o.step_state in ('active', 'returned')`), ...marks);
}
