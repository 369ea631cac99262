import { formatDate } from '#domain/values/dates.ts';
import type { Language } from '#domain/values/language.ts';
import { type Change, sayChanges } from './changes.ts';
import type { EventRow } from './event.sql.ts';
import type { Told } from './feed.present.ts';

/** What happened to a planned call: when it was planned for, what moved, what came of it. */
export function tellCall(event: EventRow, language: Language): Told {
  const { kind, data, call } = event;
  if (kind === 'callEdited') return sayChanges((data.changes ?? {}) as Record<string, Change>, language);
  if (kind === 'callClosed')
    return { label: outcomes[language][String(data.outcome)] ?? null, reason: call?.note ?? null };
  if (kind === 'callPlanned')
    return { label: sayWhen(String(data.on), data.at, language), reason: call?.topic || null };
  return { label: call && sayWhen(call.on, call.at, language) };
}

const sayWhen = (on: string, at: unknown, language: Language): string =>
  [formatDate(on, language), at].filter((part) => typeof part === 'string').join(', ');

const outcomes: Record<Language, Record<string, string>> = {
  ru: { reached: 'дозвонились', noAnswer: 'нет ответа' },
  en: { reached: 'reached', noAnswer: 'no answer' },
};
