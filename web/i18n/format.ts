import { daysBetween, formatDate, type PlainDate } from '#domain/values/dates.ts';
import type { Language } from '#domain/values/language.ts';
import { formatMoney, formatPercent, type Money, type Percent } from '#domain/values/money.ts';

/** Everything the screen says about sums, dates and sizes, in one language and one time zone. */
export interface Format {
  language: Language;
  timeZone: string;
  /** «1 234 567,89 ₽»; takes the API's decimal string, never a float. */
  money(amount: Money | null): string;
  number(value: number): string;
  /** Words that live in data (a process definition) in both languages. */
  say(text: { ru: string; en: string }): string;
  /** «50,00 %» */
  percent(value: Percent): string;
  /** Plain date «2026-09-05» → «05.09.2026» */
  date(plain: PlainDate): string;
  /** Moment (ISO with zone) → «05.09.2026» in the company's zone */
  day(moment: string): string;
  time(moment: string): string;
  dateTime(moment: string): string;
  /** The company's calendar day of a moment, as a plain date. */
  plainDay(moment: string): string;
  /** Today's plain date in the company's zone. */
  today(): string;
  /** 'today' | 'yesterday' | 'tomorrow' when a plain date is one of them. */
  nearDay(plain: string): NearDay | null;
}

export type NearDay = 'today' | 'yesterday' | 'tomorrow';

const NBSP = '\u00a0';

export function makeFormat(language: Language, timeZone: string, now: () => Date = () => new Date()): Format {
  const num = new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-US');
  const zonedTime = new Intl.DateTimeFormat('ru-RU', { hour: '2-digit', minute: '2-digit', timeZone });
  const iso = new Intl.DateTimeFormat('sv-SE', { timeZone });

  const plainDay = (moment: string) => iso.format(new Date(moment));
  const day = (moment: string) => formatDate(plainDay(moment), language);
  const time = (moment: string) => zonedTime.format(new Date(moment));
  const today = () => iso.format(now());

  return {
    language,
    timeZone,
    money: (amount) => (amount === null ? `—${NBSP}₽` : formatMoney(amount, language)),
    number: (value) => num.format(value),
    say: (text) => text[language],
    percent: (value) => formatPercent(value, language),
    date: (plain) => formatDate(plain, language),
    day,
    time,
    dateTime: (moment) => `${day(moment)} ${time(moment)}`,
    plainDay,
    today,
    nearDay: (plain) => near(plain, today()),
  };
}

function near(plain: string, today: string): NearDay | null {
  const days = daysBetween(today, plain);
  if (days === 0) return 'today';
  if (days === -1) return 'yesterday';
  return days === 1 ? 'tomorrow' : null;
}
