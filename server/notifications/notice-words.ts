import { findRequirement } from '#domain/process/definition.ts';
import { formatDate } from '#domain/values/dates.ts';
import type { Language } from '#domain/values/language.ts';
import { shortOf } from '#server/http/context.ts';
import type { DefinitionCache } from '#server/visibility/definitions.ts';
import type { NoticeFact } from './notice-columns.sql.ts';

/** What is filled into the words of a fact. */
export function aboutOf(definitions: DefinitionCache, language: Language, fact: NoticeFact) {
  const def = fact.definitionId !== null ? definitions.byId(fact.definitionId).body : null;
  const step = def?.steps.find((one) => one.key === fact.stepKey);
  const requirement = def && fact.key ? findRequirement(def, fact.key)?.requirement : null;
  return {
    stepTitle: step?.shortTitle[language] ?? null,
    label:
      requirement?.title[language] ??
      (fact.call && sayCall(fact.call, fact.kind, language)) ??
      (fact.certificate && sayCertificate(fact.certificate, language)) ??
      (fact.importRows && sayRows(fact.importRows, language)) ??
      (fact.haltedWhy && (haltWords[language][fact.haltedWhy] ?? null)),
  };
}

export function subjectOf(fact: NoticeFact, language: Language) {
  const { orderId, orderNumber, clientId, clientName, importId, importName, lostRecord } = fact;
  if (orderId !== null)
    return { type: 'order' as const, id: orderId, title: orderNumber ?? '', subtitle: clientName };
  if (clientId !== null)
    return { type: 'client' as const, id: clientId, title: clientName ?? '', subtitle: null };
  if (fact.contractId !== null)
    return {
      type: 'contract' as const,
      id: fact.contractId,
      title: fact.contractNumber ?? '',
      subtitle: null,
    };
  if (fact.taskId !== null)
    return { type: 'task' as const, id: fact.taskId, title: fact.taskTitle ?? '', subtitle: null };
  if (fact.certificate !== null)
    return {
      type: 'employee' as const,
      id: fact.certificate.employeeId,
      title: fact.certificate.employee,
      subtitle: null,
    };
  if (fact.newsId !== null)
    return { type: 'news' as const, id: fact.newsId, title: fact.newsTitle ?? '', subtitle: null };
  if (fact.absence !== null) {
    const { id, name, fromOn, toOn } = fact.absence;
    const days = `${formatDate(fromOn, language)}–${formatDate(toOn, language)}`;
    return { type: 'absence' as const, id, title: shortOf(name), subtitle: days };
  }
  if (importId !== null)
    return { type: 'import' as const, id: importId, title: importName ?? '', subtitle: null };
  if (fact.campaignId !== null)
    return {
      type: 'campaign' as const,
      id: fact.campaignId,
      title: fact.campaignName ?? '',
      subtitle: null,
    };
  return { type: 'none' as const, id: null, title: lostRecord ?? '', subtitle: null };
}

/** «Промышленная безопасность А1, до 20.09.2026» */
function sayCertificate(
  { title, validUntil }: NonNullable<NoticeFact['certificate']>,
  language: Language,
): string {
  if (validUntil === null) return title;
  return `${title}, ${language === 'ru' ? 'до' : 'until'} ${formatDate(validUntil, language)}`;
}

/** «1 942 строки, с ошибками 58» */
function sayRows({ done, wrong }: NonNullable<NoticeFact['importRows']>, language: Language): string {
  const number = (n: number) => n.toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB');
  const rows = language === 'ru' ? `строк: ${number(done)}` : `rows: ${number(done)}`;
  if (wrong === 0) return rows;
  return language === 'ru' ? `${rows}, с ошибками: ${number(wrong)}` : `${rows}, wrong: ${number(wrong)}`;
}

/** «24.11.2026, 14:30», and to the head who was to call. */
function sayCall(call: NonNullable<NoticeFact['call']>, kind: string, language: Language): string {
  const when = [formatDate(call.on, language), call.at].filter((part) => part !== null).join(', ');
  return kind === 'callNeglected' ? `${shortOf(call.responsible)}, ${when}` : when;
}

/** Why a campaign halted by itself. */
const haltWords: Record<Language, Record<string, string>> = {
  ru: {
    bounces: 'слишком много писем не доходит',
    server: 'почтовый сервер не отвечает',
    rights: 'у того, кто её начал, больше нет права на рассылки',
    unsaid: 'письмо не собрать: нет его файла',
  },
  en: {
    bounces: 'too many letters do not arrive',
    server: 'the mail server does not answer',
    rights: 'whoever began it may not send campaigns any more',
    unsaid: 'the letter cannot be put together: a file of it is gone',
  },
};
