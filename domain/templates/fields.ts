/**
 * What a template of a document may ask for: an allow-list, as data. A template names a field in braces, `{клиент.название}`
 * or `{client.name}`; there is nothing else in it, no expression and no condition.
 *
 * `money` follows the rights to the contract's money. `suggested`: we guess (a declined name, a usual word), and the person is
 * to look at it. `typed`: nothing of ours to fill it with but a suggestion.
 */
import type { Language } from '../values/language.ts';

export const templateSubjects = ['client', 'contract', 'order'] as const;
/** What a document is made of. What belongs to a contract belongs to an order under it too, and a client to both. */
export type TemplateSubject = (typeof templateSubjects)[number];

type Words = Record<Language, string>;
export type TemplateField = {
  key: string;
  alias: string;
  title: Words;
  example: string;
  /** Without this there is nothing to fill it from. */
  needs?: TemplateSubject;
  money?: true;
  suggested?: true;
  typed?: true;
  long?: true;
};
export type FieldGroup = { key: string; title: Words; fields: readonly TemplateField[] };

const field = (
  key: string,
  alias: string,
  ru: string,
  en: string,
  example: string,
  rest: Partial<TemplateField> = {},
): TemplateField => ({ key, alias, title: { ru, en }, example, ...rest });
const suggested = { suggested: true } as const;

const own: readonly TemplateField[] = [
  field('company.name', 'организация.название', 'Название', 'Name', 'ООО «Экспертиза»'),
  field('company.inn', 'организация.инн', 'ИНН', 'INN', '7707083893'),
  field('company.kpp', 'организация.кпп', 'КПП', 'KPP', '770701001'),
  field('company.ogrn', 'организация.огрн', 'ОГРН', 'OGRN', '1027700132195'),
  field('company.address', 'организация.адрес', 'Адрес', 'Address', '101000, Москва, ул. Мясницкая, д. 1'),
  field('company.phone', 'организация.телефон', 'Телефон', 'Phone', '+7 (495) 123-45-67'),
  field('company.email', 'организация.почта', 'Почта', 'E-mail', 'info@example.org'),
  field('company.bank', 'организация.банк', 'Банк', 'Bank', 'ПАО «Банк»'),
  field('company.bik', 'организация.бик', 'БИК', 'BIK', '044525225'),
  field('company.account', 'организация.счёт', 'Расчётный счёт', 'Account', '40702810900000000001'),
  field(
    'company.corrAccount',
    'организация.корсчёт',
    'Корреспондентский счёт',
    'Correspondent account',
    '30101810400000000225',
  ),
  field(
    'company.position',
    'организация.должность',
    'Должность подписывающего',
    'Signatory’s position',
    'Генеральный директор',
  ),
  field(
    'company.signatory',
    'организация.подписант',
    'Кто подписывает, полностью',
    'Signatory in full',
    'Орлов Пётр Ильич',
  ),
  field(
    'company.signatoryShort',
    'организация.подписант.кратко',
    'Кто подписывает, с инициалами',
    'Signatory with initials',
    'Орлов П. И.',
  ),
  field(
    'company.inPerson',
    'организация.влице',
    'В лице … (родительный падеж)',
    'In the person of (genitive)',
    'генерального директора Орлова Петра Ильича',
    suggested,
  ),
  field('company.basis', 'организация.основание', 'На основании …', 'On the basis of', 'Устава'),
];

const client: readonly TemplateField[] = [
  field('client.name', 'клиент.название', 'Название', 'Name', 'АО «Ромашка»'),
  field('client.inn', 'клиент.инн', 'ИНН', 'INN', '7728168971'),
  field('client.kpp', 'клиент.кпп', 'КПП', 'KPP', '772801001'),
  field('client.address', 'клиент.адрес', 'Адрес', 'Address', '117997, Москва, ул. Вавилова, д. 19'),
  field('client.phone', 'клиент.телефон', 'Телефон', 'Phone', '+7 (495) 765-43-21'),
  field('client.email', 'клиент.почта', 'Почта', 'E-mail', 'mail@example.org'),
  field(
    'client.position',
    'клиент.должность',
    'Должность подписывающего',
    'Signatory’s position',
    'Директор',
    suggested,
  ),
  field(
    'client.signatory',
    'клиент.подписант',
    'Кто подписывает, полностью',
    'Signatory in full',
    'Кузнецова Ольга Викторовна',
    suggested,
  ),
  field(
    'client.signatoryShort',
    'клиент.подписант.кратко',
    'Кто подписывает, с инициалами',
    'Signatory with initials',
    'Кузнецова О. В.',
    suggested,
  ),
  field(
    'client.inPerson',
    'клиент.влице',
    'В лице … (родительный падеж)',
    'In the person of (genitive)',
    'директора Кузнецовой Ольги Викторовны',
    suggested,
  ),
  field('client.basis', 'клиент.основание', 'На основании …', 'On the basis of', 'Устава', suggested),
  field('client.bank', 'клиент.банк', 'Банковские реквизиты', 'Bank details', 'р/с 40702810…', {
    typed: true,
    long: true,
  }),
];

const contract: readonly TemplateField[] = [
  field('contract.number', 'договор.номер', 'Номер', 'Number', 'РМ-12/26', { needs: 'contract' }),
  field('contract.date', 'договор.дата', 'Дата', 'Date', '24 ноября 2026 г.', { needs: 'contract' }),
  field('contract.amount', 'договор.сумма', 'Сумма цифрами', 'Amount in figures', '240 000,00', {
    needs: 'contract',
    money: true,
  }),
  field(
    'contract.amountInWords',
    'договор.сумма.прописью',
    'Сумма прописью',
    'Amount in words',
    'Двести сорок тысяч рублей 00 копеек',
    { needs: 'contract', money: true },
  ),
];

const order: readonly TemplateField[] = [
  field('order.number', 'заказ.номер', 'Номер', 'Number', 'З-2026-0042', { needs: 'order' }),
  field('order.title', 'заказ.название', 'Что делаем', 'Subject', 'Экспертиза котла', { needs: 'order' }),
  field('order.manager', 'заказ.менеджер', 'Менеджер', 'Manager', 'Иванов Иван Иванович', { needs: 'order' }),
  field('order.expert', 'заказ.эксперт', 'Эксперт', 'Expert', 'Сидоров Семён Петрович', { needs: 'order' }),
  field('order.task', 'заказ.задание', 'Техническое задание', 'Terms of reference', 'Обследовать котёл…', {
    needs: 'order',
    long: true,
  }),
];

const paper: readonly TemplateField[] = [
  field('document.date', 'документ.дата', 'Дата', 'Date', '28 ноября 2026 г.', suggested),
  field('document.number', 'документ.номер', 'Номер', 'Number', '1', { suggested: true, typed: true }),
  field(
    'document.subject',
    'документ.предмет',
    'Предмет',
    'Subject',
    'экспертиза промышленной безопасности',
    {
      suggested: true,
      typed: true,
      long: true,
    },
  ),
  field('document.term', 'документ.срок', 'Срок', 'Term', '30 рабочих дней', { typed: true }),
  field('document.city', 'документ.город', 'Город', 'City', 'Москва', { typed: true }),
  field('document.author', 'документ.составил', 'Кто составил', 'Made by', 'Иванов И. И.'),
];

export const fieldGroups: readonly FieldGroup[] = [
  { key: 'company', title: { ru: 'Наша организация', en: 'Our company' }, fields: own },
  { key: 'client', title: { ru: 'Клиент', en: 'Client' }, fields: client },
  { key: 'contract', title: { ru: 'Договор', en: 'Contract' }, fields: contract },
  { key: 'order', title: { ru: 'Заказ', en: 'Order' }, fields: order },
  { key: 'document', title: { ru: 'Сам документ', en: 'The document itself' }, fields: paper },
];

/** What is repeated: `{#заказ.резолюции}…{/заказ.резолюции}`, once for each; its own fields stand between the two. */
export const templateLists: readonly (FieldGroup & { alias: string; needs: TemplateSubject })[] = [
  {
    key: 'order.resolutions',
    alias: 'заказ.резолюции',
    title: { ru: 'Резолюции заказа, по одной', en: 'Resolutions of the order, one by one' },
    needs: 'order',
    fields: [
      field('step', 'шаг', 'Шаг', 'Step', 'Условия'),
      field('name', 'фио', 'Кто согласовал', 'Who signed', 'Орлова Мария Петровна'),
      field('position', 'должность', 'Должность', 'Position', 'Руководитель отдела'),
      field('date', 'дата', 'Когда', 'When', '24.11.2026'),
    ],
  },
];

export const templateFields: readonly TemplateField[] = fieldGroups.flatMap(({ fields }) => fields);

const norm = (tag: string): string => tag.trim().toLowerCase().replace(/\s+/g, '').replaceAll('ё', 'е');
const keyed = <T extends { key: string; alias: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.flatMap((one) => [one.key, one.alias].map((name) => [norm(name), one] as const)));
const byName = keyed(templateFields);
const listsByName = keyed(templateLists);
const inList = new Map(templateLists.map((list) => [list.key, keyed(list.fields)]));

/** As it stands in the braces, in either alphabet, large or small; `ё` and `е` are one. */
export const fieldNamed = (tag: string): TemplateField | undefined => byName.get(norm(tag));
export const listNamed = (tag: string) => listsByName.get(norm(tag));
/** A field of one entry of a list. */
export const entryFieldNamed = (list: string, tag: string): TemplateField | undefined =>
  inList.get(list)?.get(norm(tag));

export const fieldByKey = (key: string): TemplateField | undefined => byName.get(norm(key));
export const listByKey = (key: string) => listsByName.get(norm(key));

/** The most particular record that one of these fields or lists needs. */
export function subjectOf(keys: readonly string[]): TemplateSubject {
  const needs = keys.map((key) => fieldByKey(key)?.needs ?? listByKey(key)?.needs);
  return needs.includes('order') ? 'order' : needs.includes('contract') ? 'contract' : 'client';
}
export const asksForMoney = (keys: readonly string[]): boolean => keys.some((key) => fieldByKey(key)?.money);
