import type { Definition, Requirement } from '#domain/process/definition.ts';
import type { Field } from './parts.ts';

/** What a column of each kind of table can be, and by which names it is guessed. */

const client: Field[] = [
  {
    key: 'client',
    title: { ru: 'Клиент', en: 'Client' },
    hint: {
      ru: 'Название, как оно записано у клиента; кавычки и «ООО» не важны',
      en: 'The name as the client has it; quotes and the legal form do not matter',
    },
    known: [
      'клиент',
      'компания',
      'организация',
      'контрагент',
      'заказчик',
      'название клиента',
      'наименование клиента',
      'наименование организации',
      'client',
      'company',
      'customer',
    ],
  },
  {
    key: 'inn',
    title: { ru: 'ИНН клиента', en: 'INN of the client' },
    hint: { ru: '10 или 12 цифр; можно «ИНН/КПП»', en: '10 or 12 digits' },
    known: ['инн', 'инн клиента', 'инн кпп', 'inn', 'tax id'],
  },
];

export const clientFields: readonly Field[] = [
  {
    key: 'name',
    title: { ru: 'Название', en: 'Name' },
    required: true,
    known: [
      'название',
      'наименование',
      'клиент',
      'компания',
      'организация',
      'контрагент',
      'заказчик',
      'предприятие',
      'название компании',
      'наименование организации',
      'name',
      'company',
      'client',
      'customer',
    ],
  },
  {
    key: 'inn',
    title: { ru: 'ИНН', en: 'INN' },
    hint: { ru: '10 или 12 цифр; можно «ИНН/КПП»', en: '10 or 12 digits' },
    known: ['инн', 'инн кпп', 'inn', 'tax id'],
  },
  { key: 'kpp', title: { ru: 'КПП', en: 'KPP' }, known: ['кпп', 'kpp'] },
  {
    key: 'address',
    title: { ru: 'Адрес', en: 'Address' },
    known: ['адрес', 'юридический адрес', 'фактический адрес', 'почтовый адрес', 'город', 'address', 'city'],
  },
  {
    key: 'source',
    title: { ru: 'Источник', en: 'Source' },
    hint: { ru: 'Как в справочнике', en: 'As in the dictionary' },
    known: ['источник', 'откуда узнали', 'откуда', 'source'],
  },
  {
    key: 'activity',
    title: { ru: 'Направление деятельности', en: 'Line of business' },
    hint: { ru: 'Как в справочнике', en: 'As in the dictionary' },
    known: [
      'направление деятельности',
      'направление',
      'вид деятельности',
      'отрасль',
      'сфера',
      'line of business',
      'activity',
      'industry',
    ],
  },
  {
    key: 'occupation',
    title: { ru: 'Чем занимается', en: 'What it does' },
    known: ['чем занимается', 'деятельность', 'описание', 'occupation', 'what it does', 'description'],
  },
  {
    key: 'site',
    title: { ru: 'Сайт', en: 'Site' },
    known: ['сайт', 'www', 'веб сайт', 'site', 'website', 'url'],
  },
  {
    key: 'phones',
    title: { ru: 'Телефоны', en: 'Phones' },
    hint: { ru: 'Несколько — через запятую', en: 'Several with commas between' },
    known: ['телефон', 'телефоны', 'тел', 'телефон компании', 'phone', 'phones', 'tel'],
  },
  {
    key: 'emails',
    title: { ru: 'Почта', en: 'E-mail' },
    hint: { ru: 'Несколько — через запятую', en: 'Several with commas between' },
    known: ['почта', 'эл почта', 'электронная почта', 'email', 'e mail', 'mail', 'емейл', 'имейл'],
  },
  {
    key: 'manager',
    title: { ru: 'Ответственный менеджер', en: 'Manager' },
    hint: { ru: 'ФИО, фамилия с инициалами или почта; пусто — вы', en: 'Full name or e-mail; empty: you' },
    known: ['менеджер', 'ответственный', 'ответственный менеджер', 'manager', 'owner'],
  },
  {
    key: 'comment',
    title: { ru: 'Комментарий', en: 'Comment' },
    hint: { ru: 'Ложится в ленту нового клиента', en: 'Goes to the feed of a new client' },
    known: [
      'комментарий',
      'комментарии',
      'примечание',
      'примечания',
      'заметки',
      'comment',
      'comments',
      'note',
      'notes',
    ],
  },
  {
    key: 'contactName',
    title: { ru: 'Контактное лицо', en: 'Contact' },
    hint: { ru: 'Фамилия Имя Отчество или «Приёмная»', en: 'Full name, or the name of an office' },
    known: [
      'контактное лицо',
      'контакт',
      'фио',
      'фио контакта',
      'контактное лицо фио',
      'contact',
      'contact name',
      'contact person',
    ],
  },
  {
    key: 'contactPosition',
    title: { ru: 'Должность контакта', en: 'Contact’s position' },
    known: ['должность', 'должность контакта', 'position', 'job title'],
  },
  {
    key: 'contactPhones',
    title: { ru: 'Телефон контакта', en: 'Contact’s phone' },
    known: [
      'телефон контакта',
      'телефон контактного лица',
      'мобильный',
      'мобильный телефон',
      'contact phone',
      'mobile',
    ],
  },
  {
    key: 'contactEmails',
    title: { ru: 'Почта контакта', en: 'Contact’s e-mail' },
    known: ['почта контакта', 'email контакта', 'почта контактного лица', 'contact email'],
  },
];

export const contactFields: readonly Field[] = [
  ...client,
  {
    key: 'name',
    title: { ru: 'ФИО или название', en: 'Name' },
    required: true,
    hint: {
      ru: 'Фамилия Имя Отчество, одна фамилия или «Приёмная»',
      en: 'Full name, or the name of an office',
    },
    known: [
      'фио',
      'контактное лицо',
      'контакт',
      'фамилия',
      'фамилия имя отчество',
      'name',
      'full name',
      'last name',
      'contact',
    ],
  },
  { key: 'firstName', title: { ru: 'Имя', en: 'First name' }, known: ['имя', 'first name'] },
  { key: 'middleName', title: { ru: 'Отчество', en: 'Middle name' }, known: ['отчество', 'middle name'] },
  {
    key: 'position',
    title: { ru: 'Должность', en: 'Position' },
    known: ['должность', 'position', 'job title'],
  },
  {
    key: 'phones',
    title: { ru: 'Телефоны', en: 'Phones' },
    known: ['телефон', 'телефоны', 'тел', 'мобильный', 'phone', 'phones', 'mobile'],
  },
  {
    key: 'emails',
    title: { ru: 'Почта', en: 'E-mail' },
    known: ['почта', 'эл почта', 'электронная почта', 'email', 'e mail', 'mail'],
  },
  {
    key: 'notes',
    title: { ru: 'Заметки', en: 'Notes' },
    known: ['заметки', 'примечание', 'комментарий', 'notes', 'comment'],
  },
  {
    key: 'decides',
    title: { ru: 'Принимает решения', en: 'Decides' },
    hint: { ru: 'да / нет', en: 'yes / no' },
    known: ['принимает решения', 'лпр', 'decides'],
  },
];

export const contractFields: readonly Field[] = [
  {
    key: 'number',
    title: { ru: 'Номер договора', en: 'Number' },
    required: true,
    known: ['номер', 'номер договора', 'договор', 'договор номер', 'number', 'contract', 'contract number'],
  },
  ...client,
  {
    key: 'signedOn',
    title: { ru: 'Дата', en: 'Date' },
    hint: { ru: '05.09.2026', en: '5 Sep 2026' },
    known: ['дата', 'дата договора', 'дата заключения', 'от', 'date', 'signed on'],
  },
  {
    key: 'amount',
    title: { ru: 'Сумма', en: 'Amount' },
    hint: { ru: '1 234 567,89', en: '1234567.89' },
    known: ['сумма', 'сумма договора', 'стоимость', 'цена', 'amount', 'sum'],
  },
  {
    key: 'comment',
    title: { ru: 'Комментарий', en: 'Comment' },
    known: ['комментарий', 'примечание', 'предмет', 'предмет договора', 'comment', 'note', 'subject'],
  },
];

/** Fields of the process that stand in the first step, each with its own title, come after those of every order. */
export const orderFields = (def: Definition): readonly Field[] => [
  {
    key: 'title',
    title: { ru: 'Название заказа', en: 'Title' },
    required: true,
    known: [
      'название',
      'название заказа',
      'заказ',
      'работа',
      'услуга',
      'предмет',
      'наименование работ',
      'title',
      'order',
      'subject',
    ],
  },
  ...client,
  {
    key: 'contractNumber',
    title: { ru: 'Номер договора', en: 'Contract number' },
    known: ['договор', 'номер договора', 'contract', 'contract number'],
  },
  {
    key: 'manager',
    title: { ru: 'Менеджер', en: 'Manager' },
    hint: { ru: 'ФИО, фамилия с инициалами или почта; пусто — вы', en: 'Full name or e-mail; empty: you' },
    known: ['менеджер', 'ответственный', 'ответственный менеджер', 'manager'],
  },
  {
    key: 'status',
    title: { ru: 'Статус', en: 'Status' },
    hint: {
      ru: '«Предпосылка» или «Подтверждён клиентом»; пусто — предпосылка',
      en: 'Prospect or Confirmed; empty: prospect',
    },
    known: ['статус', 'состояние', 'status'],
  },
  ...firstStep(def).map(
    ({ key, title }): Field => ({
      key: fieldOf(key),
      title,
      known: [title.ru, title.en].map((text) => text.toLowerCase().replaceAll('ё', 'е')),
    }),
  ),
];

const prefix = 'step.';
const fieldOf = (key: string): string => `${prefix}${key}`;
/** The requirement that a field of the table stands for, or null. */
export const requirementKey = (field: string): string | null =>
  field.startsWith(prefix) ? field.slice(prefix.length) : null;

const typed: readonly Requirement['kind'][] = ['text', 'money', 'date', 'dictionary'];

/** What a person types into the first step. */
export const firstStep = (def: Definition): readonly Requirement[] =>
  (def.steps[0]?.requirements ?? []).filter(({ kind }) => typed.includes(kind));
