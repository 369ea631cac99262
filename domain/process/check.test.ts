import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { expertiseProcess } from './default/expertise.ts';
import { type Definition, definitionSchema } from './definition.ts';

const known = {
  departments: ['sales', 'accounting', 'expertise', 'approval'],
  dictionaries: ['source', 'activity', 'legalEntity'],
};
const t = (ru: string) => ({ ru, en: ru });
const step = (key: string, change: Record<string, unknown> = {}) => ({
  key,
  title: t(key),
  shortTitle: t(key),
  filledBy: ['managerOfOrder'],
  requirements: [{ key: `${key}Done`, kind: 'mark', title: t(key), ask: t(key) }],
  resolution: { by: [{ headOf: 'sales' }], verb: t('Да') },
  returnedBy: [{ headOf: 'sales' }],
  days: 1,
  ...change,
});
const process = (change: Record<string, unknown> = {}): Definition =>
  definitionSchema.parse({
    key: 'test',
    title: t('Проба'),
    sees: [{ who: 'managerOfOrder' }],
    audiences: { commercial: [{ who: 'managerOfOrder' }] },
    commercialAudience: 'commercial',
    comments: [{ by: ['managerOfOrder'], seenBy: [{ who: 'managerOfOrder' }] }],
    reopenedBy: ['admin'],
    addsDocuments: [],
    steps: [step('first'), step('second')],
    ...change,
  });
const requirement = (change: Record<string, unknown>) => ({
  key: 'one',
  kind: 'mark',
  title: t('Одно'),
  ask: t('Одно'),
  ...change,
});
const withOne = (change: Record<string, unknown>) =>
  process({ steps: [step('first'), step('second', { requirements: [requirement(change)] })] });

const withWarning = (field: string, than: string) =>
  process({
    steps: [step('first'), step('second', { requirements: [requirement({ kind: 'money' })] })],
    warnings: [{ kind: 'moreThan', field, than, text: t('Больше') }],
  });

it('a definition published before there were warnings has none', () => {
  const { warnings: _, ...before } = expertiseProcess;
  expect(definitionSchema.parse(before).warnings).toEqual([]);
});

it('the default process has no problems', () => {
  expect(check(expertiseProcess, known)).toEqual([]);
});

describe('every problem is named with its place', () => {
  it.each<[string, Definition, string, string]>([
    [
      'a step twice',
      process({ steps: [step('first'), step('first', { requirements: [requirement({})] })] }),
      'steps.first',
      'duplicate',
    ],
    [
      'a requirement twice',
      process({
        steps: [step('first'), step('second', { requirements: [requirement({ key: 'firstDone' })] })],
      }),
      'requirements.firstDone',
      'duplicate',
    ],
    [
      'no such audience of money',
      process({ commercialAudience: 'nobody' }),
      'commercialAudience',
      'unknown_audience',
    ],
    ['checked at no step', withOne({ checkedAt: 'third' }), 'second.one', 'unknown_step'],
    ['open until no step', withOne({ openUntil: 'third' }), 'second.one', 'unknown_step'],
    ['checked before it can be filled', withOne({ checkedAt: 'first' }), 'second.one', 'too_early'],
    ['open until before it opens', withOne({ openUntil: 'first' }), 'second.one', 'too_early'],
    ['seen by no audience', withOne({ seenBy: 'nobody' }), 'second.one', 'unknown_audience'],
    [
      'no such dictionary',
      withOne({ kind: 'dictionary', dictionary: 'colours' }),
      'second.one',
      'unknown_dictionary',
    ],
    [
      'a file of no such kind',
      withOne({ kind: 'file', documentKind: 'poem' }),
      'second.one',
      'unknown_document_kind',
    ],
    [
      'a text or files of no such kind',
      withOne({ kind: 'text', orFiles: 'poem' }),
      'second.one',
      'unknown_document_kind',
    ],
    [
      'an employee first from nowhere',
      withOne({ kind: 'employee', firstFrom: 'moon' }),
      'second.one',
      'unknown_department',
    ],
    ['counted from nothing', withOne({ kind: 'until', countedFrom: 'never' }), 'second.one', 'unknown_key'],
    [
      'two experts',
      process({
        steps: [
          step('first', {
            requirements: [
              requirement({ key: 'a', kind: 'employee', becomes: 'expert' }),
              requirement({ key: 'b', kind: 'employee', becomes: 'expert' }),
            ],
          }),
        ],
      }),
      'expert',
      'twice_becomes',
    ],
    [
      'filled by no department',
      process({ steps: [step('first', { filledBy: [{ membersOf: 'moon' }] })] }),
      'moon',
      'unknown_department',
    ],
    [
      'signed by no department',
      process({ steps: [step('first', { resolution: { by: [{ headOf: 'moon' }], verb: t('Да') } })] }),
      'moon',
      'unknown_department',
    ],
    ['a warning about nothing', withWarning('one', 'never'), 'warnings.one', 'unknown_key'],
    ['a warning about what is not money', withWarning('one', 'firstDone'), 'warnings.one', 'not_comparable'],
    ['a warning about itself', withWarning('one', 'one'), 'warnings.one', 'not_comparable'],
    ['seen by no department', process({ sees: [{ who: { headOf: 'moon' } }] }), 'moon', 'unknown_department'],
    [
      'comments seen by no department',
      process({ comments: [{ by: ['admin'], seenBy: [{ who: { membersOf: 'moon' } }] }] }),
      'moon',
      'unknown_department',
    ],
    [
      'told to no department',
      process({ tell: [{ on: 'markSet', who: [{ headOf: 'moon' }] }] }),
      'moon',
      'unknown_department',
    ],
    [
      'a step told to no department',
      process({ steps: [step('first', { tell: [{ on: 'markSet', who: [{ headOf: 'moon' }] }] })] }),
      'moon',
      'unknown_department',
    ],
    [
      'seen from no step on',
      process({ sees: [{ who: 'admin', when: { atStep: 'third' } }] }),
      'third',
      'unknown_step',
    ],
    [
      'seen with no such mark',
      process({
        sees: [{ who: 'admin', when: { all: ['everConfirmed', { any: [{ markSet: 'never' }] }] } }],
      }),
      'never',
      'unknown_key',
    ],
    [
      'a manager of no department',
      process({ sees: [{ who: 'admin', when: { managerIn: 'moon' } }] }),
      'moon',
      'unknown_department',
    ],
    [
      'told of no such key',
      process({ tell: [{ on: 'markSet', key: 'never', who: ['admin'] }] }),
      'never',
      'unknown_key',
    ],
  ])('%s', (_, def, at, code) => {
    expect(check(def, known)).toContainEqual({ at, code });
  });
  it('all at once', () => {
    const def = process({ commercialAudience: 'nobody', sees: [{ who: { headOf: 'moon' } }] });
    expect(check(def, known)).toHaveLength(2);
  });
  it('a sound definition has none', () => {
    expect(check(process(), known)).toEqual([]);
  });
});

describe('the shape itself is refused', () => {
  it.each<[string, Record<string, unknown>]>([
    ['no steps', { steps: [] }],
    ['an unknown property', { colour: 'red' }],
    [
      'an unknown kind of requirement',
      { steps: [step('first', { requirements: [requirement({ kind: 'vibes' })] })] },
    ],
    ['a key that is no key', { key: 'Проба' }],
    ['nobody who signs', { steps: [step('first', { resolution: { by: [], verb: t('Да') } })] }],
    ['no days', { steps: [step('first', { days: 0 })] }],
    ['a title in one language', { title: { ru: 'Проба' } }],
    ['an unknown word for people', { sees: [{ who: 'everybody' }] }],
  ])('%s', (_, change) => {
    expect(() => process(change)).toThrow();
  });
});
