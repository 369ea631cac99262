import { useTranslation } from 'react-i18next';
import { dayOfWeek } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';

/** «сегодня, 14:30», «26.11.2026», and «чт, 26.11» where room is short. */
export function useWhen() {
  const { t } = useTranslation('calls');
  const format = useFormat();
  const weekday = new Intl.DateTimeFormat(format.language === 'ru' ? 'ru-RU' : 'en-GB', {
    weekday: 'short',
    timeZone: 'UTC',
  });
  // any week: the first of January 2024 was a Monday
  const nameOf = (date: string) => weekday.format(new Date(Date.UTC(2024, 0, dayOfWeek(date))));
  const day = (date: string) => {
    const near = format.nearDay(date);
    return near ? t(`when.${near}`) : format.date(date);
  };
  return {
    day,
    when: ({ on, at }: { on: string; at: string | null }) =>
      at === null ? day(on) : t('when.at', { day: day(on), time: at }),
    exact: (date: string) => `${nameOf(date)}, ${format.date(date)}`,
    short: (date: string) => {
      const full = format.date(date);
      return `${nameOf(date)}, ${format.language === 'ru' ? full.slice(0, 5) : full.replace(/ \d{4}$/, '')}`;
    },
  };
}
