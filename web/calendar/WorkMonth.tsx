import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { HOLIDAYS } from '#domain/calendar/holidays.ts';
import { addDays, dayOfWeek, daysInMonth, plainDate } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useDayWords } from './days.ts';
import type { DayKind } from './useWorkYear.ts';
import classes from './WorkYear.module.css';
import type { Days } from './workYears.queries.ts';

interface WorkMonthProps {
  year: number;
  month: number;
  days: Days;
  kindOf: (on: string) => DayKind;
  onToggle: (on: string) => void;
}

/** A small month; every day is a button that says what it is. */
export function WorkMonth({ year, month, days, kindOf, onToggle }: WorkMonthProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const words = useDayWords();
  const id = useId();
  const first = plainDate(year, month, 1);
  const rows = weeksOf(first, daysInMonth(year, month));
  const nameOf = (on: string) => {
    const holiday = days[on.slice(5)]?.holiday;
    return [words.long(on), t(`year.kind.${kindOf(on)}`), holiday && format.say(HOLIDAYS[holiday])]
      .filter(Boolean)
      .join(', ');
  };
  return (
    <section aria-labelledby={id} className={classes.month}>
      <h3 id={id} className={classes.monthName}>
        {words.month(first)}
      </h3>
      <table className={classes.table}>
        <thead>
          <tr>
            {rows[0] &&
              Array.from({ length: 7 }, (_, at) => words.weekday(addDays('2024-01-01', at))).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.find((on) => on !== null)}>
              {row.map((on, at) => (
                <td key={at}>
                  {on && (
                    <button
                      type="button"
                      className={classes.day}
                      data-kind={kindOf(on)}
                      aria-label={nameOf(on)}
                      title={nameOf(on)}
                      onClick={() => onToggle(on)}
                    >
                      {Number(on.slice(8))}
                      {kindOf(on) === 'short' && '*'}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Weeks from Monday; null where the month has no such day. */
function weeksOf(first: string, length: number): (string | null)[][] {
  const before = dayOfWeek(first) - 1;
  return Array.from({ length: Math.ceil((before + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => {
      const n = week * 7 + day - before;
      return n >= 0 && n < length ? addDays(first, n) : null;
    }),
  );
}
