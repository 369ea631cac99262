import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '#domain/calendar/instants.ts';
import { parseDate } from '#domain/values/dateInput.ts';
import { addDays } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';

/** When it is to go, as it is typed: now, or a day and time on the company's clock. */
export function useMoment() {
  const { t } = useTranslation('common');
  const { timeZone, date, today } = useFormat();
  const [isLater, setIsLater] = useState(false);
  const [day, setDay] = useState(() => date(addDays(today(), 1)));
  const [time, setTime] = useState('09:30');
  const [isChecked, setIsChecked] = useState(false);
  const typed = parseDate(day);
  const clock = clockOf(time);
  const isTime = clock !== null;
  const at = isLater && typed.ok && clock !== null ? instantOf(typed.value, clock, timeZone) : null;
  const isPast = at !== null && Date.parse(at) <= Date.now();
  const isWrong = isLater && (!typed.ok || !isTime || isPast);
  return {
    isLater,
    day,
    time,
    timeZone,
    /** null: now. */
    at: isWrong ? null : at,
    dayError: isChecked && isLater && !typed.ok ? t('moment.dayWrong') : undefined,
    timeError:
      isChecked && isLater && !isTime
        ? t('moment.timeWrong')
        : isChecked && isPast
          ? t('moment.past')
          : undefined,
    setIsLater,
    setDay,
    setTime,
    /** Whether what stands there can be sent by; what is wrong is said from then on. */
    check(): boolean {
      setIsChecked(true);
      return !isWrong;
    },
  };
}
export type Moment = ReturnType<typeof useMoment>;

/** «9:30», «0930» or «9.30» as HH:MM; null: no time. */
function clockOf(typed: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:. ]?(\d{2})$/.exec(typed.trim()) ?? [];
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60
    ? `${hour.padStart(2, '0')}:${minute}`
    : null;
}
