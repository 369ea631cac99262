import { Readable } from 'node:stream';
import type { AnswerOf, BodyOf } from '#api/route.ts';
import type { templateRoutes } from '#api/templates.ts';
import type { Allowed } from '#domain/policy/can.ts';
import { asksForMoney, fieldByKey, fieldGroups, listByKey, subjectOf } from '#domain/templates/fields.ts';
import {
  type DocumentShown,
  hangDocument,
  hangVersion,
  mayAdd,
  safeFileName,
} from '#server/documents/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { whoMay } from '#server/http/refused.ts';
import { checkTemplate } from './check-template.ts';
import { filled } from './engine.ts';
import { fileOf } from './read-file.ts';
import { fieldsOf } from './templates.present.ts';
import { followedBy, type Place, readSubject, type Subject } from './templates.queries.ts';
import { holdTemplate } from './templates.store.ts';
import { listsOf, valuesOf } from './values.ts';

type Shown = AnswerOf<typeof templateRoutes.values>;
type Wanted = BodyOf<typeof templateRoutes.make>;
/** A line to write on by hand. */
const BLANK = '__________';
const MOST_BYTES = 20 * 1024 * 1024;

/** What would stand in the document; a right to make it is asked for already here. */
export async function previewValues(ctx: Ctx, templateId: number, place: Place): Promise<Shown> {
  const subject = await readSubject(ctx.reader, templateId, place);
  mayMake(ctx, subject, place);
  const keys = fieldsOf(subject.template);
  const values = valuesOf(ctx, subject);
  const lists = listsOf(ctx, subject);
  return {
    name: nameFor(subject),
    version: subject.template.version,
    follows: subject.follows,
    fields: fieldGroups.flatMap((group) =>
      group.fields
        .filter(({ key }) => keys.includes(key))
        .map((field) => ({
          key: field.key,
          group: group.title[ctx.language],
          title: field.title[ctx.language],
          value: values[field.key] ?? '',
          suggested: field.suggested === true && (values[field.key] ?? '') !== '',
          long: field.long === true,
        })),
    ),
    lists: keys.flatMap((key) => {
      const list = listByKey(key);
      return list ? [{ key, title: list.title[ctx.language], count: lists[key]?.length ?? 0 }] : [];
    }),
  };
}

/**
 * Filled, kept and hung where a file of its kind would hang, by the same rights; the next version where one of the same template
 * hangs there already.
 */
export async function makeDocument(ctx: Ctx, templateId: number, wanted: Wanted): Promise<DocumentShown> {
  const place = placeIn(wanted);
  const subject = await readSubject(ctx.reader, templateId, place);
  mayMake(ctx, subject, place);
  if (subject.template.version !== wanted.version) throw changedMeanwhile(subject.template.version);
  const { parts } = checkTemplate((await fileOf(ctx, subject.template)).content);
  const values = agreedValues(ctx, subject, wanted);
  const content = filled(parts, { values, lists: listsOf(ctx, subject) });
  const stored = await ctx.deps.storage.put(Readable.from([content]), MOST_BYTES);
  const { kind } = subject.template;
  const file = { name: fileName(wanted.name || nameFor(subject)), kind, stored, templateId };
  return ctx.transact(async (tx) => {
    const version = await holdTemplate(tx, templateId);
    if (version !== wanted.version) throw version === null ? notFound() : changedMeanwhile(version);
    const follows = await followedBy(tx.reader, templateId, place);
    return follows === null ? hangDocument(ctx, tx, place, file) : hangVersion(ctx, tx, follows, file);
  });
}

export function placeIn({ contractId, orderId }: { contractId?: number; orderId?: number }): Place {
  if (orderId !== undefined && contractId === undefined) return { order: orderId };
  if (contractId !== undefined && orderId === undefined) return { contract: contractId };
  throw invalid('contractId', 'choice');
}

/** Whoever may add a document of its kind here; and sees what stands in it, so that nothing is left out in silence. */
function mayMake(
  ctx: Ctx,
  { template, contractSubject, contract, order, client: _ }: Subject,
  place: Place,
): void {
  const target = { contractId: null, orderId: null, clientId: 0 };
  mayAdd(ctx, { ...target, contract: contractSubject, order: order?.subject ?? null }, template.kind);
  const fields = fieldsOf(template);
  if (subjectOf(fields) === 'order' && !('order' in place)) throw invalid('orderId', 'template_needs_order');
  if (contract && !contract.seesMoney && asksForMoney(fields)) throw moneyUnseen(ctx);
}

/** What the person gave over what we would say; nothing empty unless they said so. */
function agreedValues(ctx: Ctx, subject: Subject, { values, allowEmpty }: Wanted): Record<string, string> {
  const keys = fieldsOf(subject.template).filter((key) => fieldByKey(key));
  const strange = Object.keys(values).find((key) => !keys.includes(key));
  if (strange !== undefined) throw invalid('values', 'template_value', { field: strange.slice(0, 60) });
  const usual = valuesOf(ctx, subject);
  const agreed = keys.map((key) => [key, values[key] ?? usual[key] ?? ''] as const);
  const empty = agreed.filter(([, value]) => value === '').map(([key]) => key);
  if (empty.length > 0 && !allowEmpty) throw leftEmpty(empty);
  return Object.fromEntries(agreed.map(([key, value]) => [key, value || BLANK]));
}

const leftEmpty = (keys: readonly string[]) =>
  new HttpProblem('invalid', {
    detail: (language) => {
      const names = keys.map((key) => fieldByKey(key)?.title[language] ?? key).join(', ');
      return language === 'ru'
        ? `Заполните поля или оставьте их пустыми с подтверждением: ${names}`
        : `Fill in these fields, or confirm that they stay empty: ${names}`;
    },
    extra: { fields: keys.map((key) => ({ field: `values.${key}`, reason: 'empty', message: '{}' })) },
  });

const seers: readonly Allowed[] = [
  'managerOfOrder',
  'author',
  'clientManager',
  'headOfClientBase',
  'finance',
];
const moneyUnseen = (ctx: Ctx) =>
  new HttpProblem('not_allowed', {
    detail: (language) => {
      const who = whoMay(ctx.person, seers, null, language);
      return language === 'ru'
        ? `В этом документе стоит сумма договора, а вам она не видна. ${who}`
        : `This document says the amount of the contract, which you do not see. ${who}`;
    },
  });

const changedMeanwhile = (version: number) =>
  new HttpProblem('version_conflict', {
    detail: (language) =>
      language === 'ru'
        ? 'Пока вы смотрели, шаблон изменили. Откройте создание документа ещё раз'
        : 'The template was changed while you were looking. Open the making of the document again',
    extra: { version },
  });

const nameFor = ({ template, contract, order }: Subject): string =>
  [template.name, order?.number ?? contract?.number ?? ''].filter(Boolean).join(' ');
const fileName = (name: string): string =>
  safeFileName(/\.docx$/i.test(name) ? name : `${name.slice(0, 190)}.docx`);
