import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { View } from './calendarSearch.ts';

/** FullCalendar tells a day as midnight UTC. */
export const plainOf = (date: Date): PlainDate => date.toISOString().slice(0, 10);
const dateOf = (on: PlainDate): Date => new Date(`${on}T00:00:00Z`);

/** «14–20 сентября 2026», «ноябрь 2026», «вт, 24 ноября 2026». */
export function useDayWords() {
  const { t } = useTranslation('calls');
  const { language } = useFormat();
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const bare = (text: string) => text.replace(/\s?г\.$/, '');
  const whole = make({ day: 'numeric', month: 'long', year: 'numeric' });
  return {
    title: (view: View, { from, to }: { from: PlainDate; to: PlainDate }, date: PlainDate) => {
      if (view === 'month') return bare(make({ month: 'long', year: 'numeric' }).format(dateOf(date)));
      if (view === 'day')
        return bare(
          make({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }).format(dateOf(date)),
        );
      return bare(whole.formatRange(dateOf(from), dateOf(to)));
    },
    /** «вт 24» */
    head: (on: PlainDate) => `${make({ weekday: 'short' }).format(dateOf(on))} ${Number(on.slice(8))}`,
    month: (on: PlainDate) => make({ month: 'long' }).format(dateOf(on)),
    weekday: (on: PlainDate) => make({ weekday: 'short' }).format(dateOf(on)),
    /** «вторник, 24 ноября» */
    long: (on: PlainDate) => make({ weekday: 'long', day: 'numeric', month: 'long' }).format(dateOf(on)),
    slot: ({ on, at }: { on: PlainDate; at: string | null }) => {
      const day = make({ weekday: 'short', day: 'numeric', month: 'long' }).format(dateOf(on));
      return at === null ? day : t('when.at', { day, time: at });
    },
  };
}
