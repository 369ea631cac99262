import { useTranslation } from 'react-i18next';
import { type WorkCalendar, workingDaysBetween } from '#domain/calendar/workdays.ts';
import { addDays, daysBetween, type PlainDate } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';

/** «12–18 августа», with the year where it is not this one. */
export function useDayRange() {
  const { language, today } = useFormat();
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const thisYear = today().slice(0, 4);
  return (fromOn: PlainDate, toOn: PlainDate, year: string = thisYear): string => {
    const plain = fromOn.slice(0, 4) === year && toOn.slice(0, 4) === year;
    const format = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      ...(plain ? {} : { year: 'numeric' }),
    });
    const date = (on: PlainDate) => new Date(`${on}T00:00:00Z`);
    return format.formatRange(date(fromOn), date(toOn)).replaceAll(/\s?г\./g, '');
  };
}

/** «7 дней, из них рабочих 5» */
export function useDayCount() {
  const { t } = useTranslation('absences');
  return {
    said: (days: number, working: number | null): string =>
      [t('days', { count: days }), working !== null && t('working', { count: working })]
        .filter(Boolean)
        .join(', '),
    counted: (calendar: WorkCalendar, fromOn: PlainDate, toOn: PlainDate) => ({
      days: daysBetween(fromOn, toOn) + 1,
      working: workingDaysBetween(calendar, addDays(fromOn, -1), toOn).days,
    }),
  };
}
