import { type RawBuilder, sql } from 'kysely';
import { type Definition, fillersOf, type Step } from '#domain/process/definition.ts';
import { lateMarks } from '#domain/process/gate.ts';
import { type Actor, departmentOf, type Who } from '#domain/rules/who.ts';
import type { PublishedDefinition } from './definitions.ts';
import { and, asSql, type Cond, or } from './fold.ts';
import { whoSql } from './rules.sql.ts';

/** `fill` is both: the content of the step itself, and marks of earlier steps that are checked here. */
export type Awaited = 'sign' | 'fill' | 'content' | 'marks';

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
  kind: Awaited,
  only?: (step: Step) => boolean,
): RawBuilder<boolean>[] {
  const isAnyOf: IsAnyOf = (whos) =>
    or(...actor.selves.flatMap((self) => whos.map((who) => whoSql(self, who))));
  return partsFor(definitions, kind, isAnyOf, { only });
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
  return (['sign', 'fill'] as const).flatMap((kind) =>
    partsFor(definitions, kind, isAnyOf, { openly: true }),
  );
}

/** Whoever is asked of: `isAnyOf` says whether they are one of these words toward the order `o`. */
export function partsFor(
  definitions: readonly PublishedDefinition[],
  kind: Awaited,
  isAnyOf: IsAnyOf,
  { openly = false, only }: { openly?: boolean; only?: (step: Step) => boolean } = {},
): RawBuilder<boolean>[] {
  return definitions.flatMap(({ id, body: def }) =>
    def.steps.flatMap((step, index) => {
      if (only && !only(step)) return [];
      const waits = or(
        kind === 'sign' && signs(step, isAnyOf),
        (kind === 'fill' || kind === 'content') && fills(step, isAnyOf),
        (kind === 'fill' || kind === 'marks') && marks(def, step, isAnyOf, openly),
      );
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

const fills = (step: Step, isAnyOf: IsAnyOf): Cond =>
  and(isAnyOf(step.filledBy), sql<boolean>`o.step_state in ('active', 'returned')`);

function marks(def: Definition, step: Step, isAnyOf: IsAnyOf, openly: boolean): Cond {
  const late = lateMarks(def, step).filter(
    ({ requirement }) => !(openly && requirement.seenBy !== undefined),
  );
  return or(
    ...late.map((placed) =>
      and(isAnyOf(fillersOf(placed)), sql<boolean>`not (${placed.requirement.key} = any(o.mark_keys))`),
    ),
  );
}
