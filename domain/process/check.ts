import { documentKinds } from '../policy/actions.ts';
import type { When } from '../rules/when.ts';
import type { Who } from '../rules/who.ts';
import { isPlainWho } from './announce.ts';
import { allRequirements, type Definition, type Requirement, stepIndex, type Tell } from './definition.ts';

/** A problem of a definition: where, and a code that the page puts into words. */
export type Problem = {
  at: string;
  code:
    | 'duplicate'
    | 'unknown_step'
    | 'unknown_department'
    | 'unknown_audience'
    | 'unknown_key'
    | 'too_early'
    | 'twice_becomes'
    | 'unknown_dictionary'
    | 'unknown_document_kind'
    | 'not_comparable';
};

/** Everything that would make a definition unfit to publish. `departments` and `dictionaries` are the keys that exist. */
export function check(
  def: Definition,
  known: { departments: readonly string[]; dictionaries: readonly string[] },
): Problem[] {
  const problems: Problem[] = [];
  const say = (at: string, code: Problem['code']) => problems.push({ at, code });
  const placed = allRequirements(def);
  const keys = placed.map(({ requirement }) => requirement.key);
  repeated(def.steps.map((step) => step.key)).forEach((key) => {
    say(`steps.${key}`, 'duplicate');
  });
  repeated(keys).forEach((key) => {
    say(`requirements.${key}`, 'duplicate');
  });
  if (!def.audiences[def.commercialAudience]) say('commercialAudience', 'unknown_audience');

  for (const { step, requirement } of placed) {
    const at = `${step.key}.${requirement.key}`;
    for (const target of [requirement.checkedAt, requirement.openUntil]) {
      if (target === undefined) continue;
      if (stepIndex(def, target) < 0) say(at, 'unknown_step');
      else if (stepIndex(def, target) < stepIndex(def, step.key)) say(at, 'too_early');
    }
    if (requirement.seenBy !== undefined && !def.audiences[requirement.seenBy]) say(at, 'unknown_audience');
    if (requirement.kind === 'dictionary' && !known.dictionaries.includes(requirement.dictionary))
      say(at, 'unknown_dictionary');
    const files = filesAskedFor(requirement);
    if (files !== undefined && !documentKinds.some((kind) => kind === files))
      say(at, 'unknown_document_kind');
    if (requirement.kind === 'employee' && requirement.firstFrom !== undefined) {
      if (!known.departments.includes(requirement.firstFrom)) say(at, 'unknown_department');
    }
    if (requirement.kind === 'until' && !keys.includes(requirement.countedFrom)) say(at, 'unknown_key');
  }
  for (const target of ['expert', 'validUntil'] as const) {
    const many = placed.filter(
      ({ requirement }) => 'becomes' in requirement && requirement.becomes === target,
    );
    if (many.length > 1) say(target, 'twice_becomes');
  }
  for (const { field, than } of def.warnings) {
    for (const key of [field, than]) {
      const kind = placed.find(({ requirement }) => requirement.key === key)?.requirement.kind;
      if (kind === undefined) say(`warnings.${field}`, 'unknown_key');
      else if (kind !== 'money') say(`warnings.${field}`, 'not_comparable');
    }
    if (field === than) say(`warnings.${field}`, 'not_comparable');
  }
  for (const who of everyWho(def)) {
    const department = typeof who === 'string' ? null : 'headOf' in who ? who.headOf : who.membersOf;
    if (department !== null && !known.departments.includes(department)) say(department, 'unknown_department');
  }
  for (const { key } of everyTell(def)) if (key !== undefined && !keys.includes(key)) say(key, 'unknown_key');
  for (const when of everyWhen(def)) {
    if (typeof when === 'string') continue;
    if ('atStep' in when && stepIndex(def, when.atStep) < 0) say(when.atStep, 'unknown_step');
    if ('markSet' in when && !keys.includes(when.markSet)) say(when.markSet, 'unknown_key');
    if ('managerIn' in when && !known.departments.includes(when.managerIn))
      say(when.managerIn, 'unknown_department');
  }
  return problems;
}

function filesAskedFor(requirement: Requirement): string | undefined {
  if (requirement.kind === 'file') return requirement.documentKind;
  return requirement.kind === 'text' ? requirement.orFiles : undefined;
}

const everyTell = (def: Definition): Tell[] => [...def.tell, ...def.steps.flatMap((step) => step.tell)];

function everyWho(def: Definition): Who[] {
  const grants = [
    ...def.sees,
    ...Object.values(def.audiences).flat(),
    ...def.comments.flatMap((rule) => rule.seenBy),
  ];
  const steps = def.steps.flatMap((step) => [
    ...step.filledBy,
    ...step.resolution.by,
    ...step.returnedBy,
    ...step.requirements.flatMap((one) => one.filledBy ?? []),
  ]);
  return [
    ...grants.map((grant) => grant.who),
    ...steps,
    ...def.reopenedBy,
    ...def.addsDocuments,
    ...def.comments.flatMap((rule) => rule.by),
    ...everyTell(def).flatMap((tell) => tell.who.filter(isPlainWho)),
  ];
}

function everyWhen(def: Definition): When[] {
  const grants = [
    ...def.sees,
    ...Object.values(def.audiences).flat(),
    ...def.comments.flatMap((rule) => rule.seenBy),
  ];
  const flat = (when: When): When[] =>
    typeof when === 'object' && 'all' in when
      ? when.all.flatMap(flat)
      : typeof when === 'object' && 'any' in when
        ? when.any.flatMap(flat)
        : [when];
  return grants.flatMap((grant) => (grant.when ? flat(grant.when) : []));
}

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);
