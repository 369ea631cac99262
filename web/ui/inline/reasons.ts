import type { TFunction } from 'i18next';
import type { DateReason } from '#domain/values/dateInput.ts';
import { formatMoney } from '#domain/values/money.ts';
import type { MoneyReason } from '#domain/values/moneyInput.ts';
import type { Format } from '#web/i18n/format.ts';

/** Why a sum or a date could not be read, in the words of ux.md §3.5. */
export function moneyWords(reason: MoneyReason, t: TFunction<'common'>, format: Format): string {
  switch (reason.code) {
    case 'money_ambiguous':
      return t('field.moneyAmbiguous');
    case 'money_too_precise':
      return t('field.moneyTooPrecise');
    case 'money_negative':
      return t('field.moneyNegative');
    case 'money_too_large':
      return t('field.moneyTooLarge', { max: formatMoney(reason.max, format.language) });
    default:
      return t('field.money');
  }
}

export function dateWords(reason: DateReason, t: TFunction<'common'>): string {
  switch (reason.code) {
    case 'date_year':
      return t('field.dateYear');
    case 'date_month':
      return t('field.dateMonth');
    case 'date_day':
      return t('field.dateDay', {
        month: t(`field.inMonth.m${reason.month as Month}`),
        days: reason.daysInMonth,
      });
    default:
      return t('field.date');
  }
}

type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
