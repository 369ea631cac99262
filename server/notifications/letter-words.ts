import type { Language } from '#domain/values/language.ts';
import { plural } from '#domain/values/plural.ts';
import type { LateLetter } from '#server/mail/public.ts';

/** What the outbox calls a letter whose words nobody knows yet. */
export const outboxWords: Record<Language, Record<LateLetter['kind'], string>> = {
  ru: { notification: 'Уведомление', digest: 'Сводка уведомлений', overview: 'Сводка просроченных заказов' },
  en: {
    notification: 'Notification',
    digest: 'Summary of notifications',
    overview: 'Summary of late orders',
  },
};

type Words = {
  record: Record<
    | 'order'
    | 'client'
    | 'contract'
    | 'import'
    | 'task'
    | 'employee'
    | 'campaign'
    | 'news'
    | 'absence'
    | 'none',
    (title: string) => string
  >;
  open: Record<
    | 'order'
    | 'client'
    | 'contract'
    | 'import'
    | 'task'
    | 'employee'
    | 'campaign'
    | 'news'
    | 'absence'
    | 'none',
    string
  >;
  digest: (events: number) => string;
  digestLead: string;
  inbox: string;
  more: (events: number) => string;
  overview: (count: number, day: string) => string;
  overviewStep: (title: string, late: number, all: number, worst: number | null) => string;
  late: (days: number) => string;
  waits: (who: string) => string;
  overviewMore: (count: number) => string;
  overviewOpen: string;
  footer: (company: string, settings: string) => string;
};

const ru = (count: number, one: string, few: string, many: string): string =>
  `${count.toLocaleString('ru-RU')} ${plural('ru', count, { one, few, many, other: few })}`;
const en = (count: number, one: string, other: string): string =>
  `${count.toLocaleString('en-GB')} ${plural('en', count, { one, other })}`;

export const letterWords: Record<Language, Words> = {
  ru: {
    record: {
      order: (title) => title,
      client: (title) => title,
      contract: (title) => `Договор ${title}`,
      task: (title) => `Поручение «${title}»`,
      import: (title) => `Импорт «${title}»`,
      employee: (title) => title,
      campaign: (title) => `Рассылка «${title}»`,
      news: (title) => `Новость «${title}»`,
      absence: (title) => `Отсутствие: ${title}`,
      none: (title) => title,
    },
    open: {
      order: 'Открыть заказ',
      client: 'Открыть клиента',
      contract: 'Открыть договор',
      task: 'Открыть поручение',
      import: 'Открыть импорт',
      employee: 'Открыть карточку',
      campaign: 'Открыть рассылку',
      news: 'Открыть новость',
      absence: 'Открыть отсутствия',
      none: 'Открыть уведомления',
    },
    digest: (events) => ru(events, 'событие', 'события', 'событий'),
    digestLead: 'Что произошло и ещё не прочитано вами на странице:',
    inbox: 'Открыть уведомления',
    more: (events) => `и ещё ${ru(events, 'событие', 'события', 'событий')}`,
    overview: (count, day) => `Просрочено ${ru(count, 'заказ', 'заказа', 'заказов')} на ${day}`,
    overviewStep: (title, late, all, worst) =>
      `${title}: просрочено ${late} из ${all}${!worst ? '' : `, дольше всех стоит ${ru(worst, 'рабочий день', 'рабочих дня', 'рабочих дней')}`}`,
    late: (days) => `срок прошёл ${ru(days, 'рабочий день', 'рабочих дня', 'рабочих дней')} назад`,
    waits: (who) => `ждём: ${who}`,
    overviewMore: (count) => `И ещё ${ru(count, 'заказ', 'заказа', 'заказов')}.`,
    overviewOpen: 'Открыть «Где стоят заказы»',
    footer: (company, settings) =>
      `Письмо отправил Визирь, ${company}. Какие письма приходят и когда, выберите в настройках: ${settings}`,
  },
  en: {
    record: {
      order: (title) => title,
      client: (title) => title,
      contract: (title) => `Contract ${title}`,
      task: (title) => `Task “${title}”`,
      import: (title) => `Import “${title}”`,
      employee: (title) => title,
      campaign: (title) => `Campaign “${title}”`,
      news: (title) => `News “${title}”`,
      absence: (title) => `Absence: ${title}`,
      none: (title) => title,
    },
    open: {
      order: 'Open the order',
      client: 'Open the client',
      contract: 'Open the contract',
      task: 'Open the task',
      import: 'Open the import',
      employee: 'Open the card',
      campaign: 'Open the campaign',
      news: 'Open the news',
      absence: 'Open absences',
      none: 'Open the notifications',
    },
    digest: (events) => en(events, 'event', 'events'),
    digestLead: 'What happened and you have not read in the page yet:',
    inbox: 'Open the notifications',
    more: (events) => `and ${en(events, 'more event', 'more events')}`,
    overview: (count, day) => `${en(count, 'order', 'orders')} late on ${day}`,
    overviewStep: (title, late, all, worst) =>
      `${title}: ${late} of ${all} late${!worst ? '' : `, the longest stands ${en(worst, 'working day', 'working days')}`}`,
    late: (days) => `${en(days, 'working day', 'working days')} past its term`,
    waits: (who) => `waits for ${who}`,
    overviewMore: (count) => `And ${en(count, 'more order', 'more orders')}.`,
    overviewOpen: 'Open “Where orders stand”',
    footer: (company, settings) =>
      `Sent by Vizir of ${company}. Choose which letters come and when in the settings: ${settings}`,
  },
};
