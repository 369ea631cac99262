import type { Definition, Requirement } from '#domain/process/definition.ts';
import { whoseFields } from './client-fields.ts';
import type { Field } from './parts.ts';

/** What a column of each kind of table can be, and by which names it is guessed. */

export const contractFields: readonly Field[] = [
  {
    key: 'number',
    title: { ru: 'Номер договора', en: 'Number' },
    required: true,
    known: ['номер', 'номер договора', 'договор', 'договор номер', 'number', 'contract', 'contract number'],
  },
  ...whoseFields,
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
  ...whoseFields,
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
