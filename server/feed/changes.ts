import type { Language } from '#domain/values/language.ts';
import { formatMoney, isMoney } from '#domain/values/money.ts';

/** As the journal keeps it; without values where only the fact may be told. */
export type Change = { before?: unknown; after?: unknown };

/** Changes of a record as one line of the feed: one field with both values, several with their titles before each. */
export function sayChanges(
  changes: Record<string, Change>,
  language: Language,
): { label: string | null; before: string | null; after: string | null } {
  const entries = Object.entries(changes).sort(([a], [b]) => placeOf(a) - placeOf(b));
  if (entries.length === 0) return { label: null, before: null, after: null };
  const label = entries.map(([key]) => titleOf(key, language)).join(', ');
  const side = (which: 'before' | 'after'): string | null => {
    const said = entries.map(([key, change]) => [key, sayValue(key, change[which], language)] as const);
    if (entries.length === 1) return said[0]?.[1] ?? null;
    const known = said.filter(([, value]) => value !== null);
    return known.map(([key, value]) => `${titleOf(key, language)}: ${value}`).join('\n') || null;
  };
  return { label, before: side('before'), after: side('after') };
}

/** In the order of the form: the database keeps keys in an order of its own. */
export const placeOf = (key: string): number => Object.keys(titles.ru).indexOf(key);

export const titleOf = (key: string, language: Language): string => titles[language][key] ?? key;

export function sayValue(key: string, value: unknown, language: Language): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (key === 'amount' && typeof value === 'string' && isMoney(value)) return formatMoney(value, language);
  if ((key === 'signedOn' || key === 'on') && typeof value === 'string') return sayDay(value, language);
  return String(value);
}

const sayDay = (day: string, language: Language): string =>
  language === 'ru' ? day.split('-').reverse().join('.') : day;

const titles: Record<Language, Record<string, string>> = {
  ru: {
    name: 'Название',
    address: 'Адрес',
    source: 'Источник',
    activity: 'Направление деятельности',
    occupation: 'Чем занимается',
    inn: 'ИНН',
    kpp: 'КПП',
    site: 'Сайт',
    phones: 'Телефоны',
    emails: 'Почта',
    manager: 'Ответственный менеджер',
    status: 'Статус',
    lastName: 'Фамилия',
    firstName: 'Имя',
    middleName: 'Отчество',
    label: 'Подпись',
    position: 'Должность',
    notes: 'Заметки',
    decides: 'Решает',
    isMain: 'Основной',
    number: 'Номер',
    signedOn: 'Дата',
    amount: 'Сумма',
    on: 'День звонка',
    at: 'Время звонка',
    contactId: 'Контактное лицо',
    responsibleId: 'Кто звонит',
    topic: 'Тема',
    minutes: 'Длительность',
    repeats: 'Повтор',
  },
  en: {
    name: 'Name',
    address: 'Address',
    source: 'Source',
    activity: 'Line of business',
    occupation: 'What they do',
    inn: 'INN',
    kpp: 'KPP',
    site: 'Site',
    phones: 'Phones',
    emails: 'E-mail',
    manager: 'Responsible manager',
    status: 'Status',
    lastName: 'Last name',
    firstName: 'First name',
    middleName: 'Middle name',
    label: 'Label',
    position: 'Position',
    notes: 'Notes',
    decides: 'Decides',
    isMain: 'Main',
    number: 'Number',
    signedOn: 'Date',
    amount: 'Amount',
    on: 'Day of the call',
    at: 'Time of the call',
    contactId: 'Contact',
    responsibleId: 'Who calls',
    topic: 'Topic',
    minutes: 'Duration',
    repeats: 'Repetition',
  },
};
