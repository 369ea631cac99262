import { useTranslation } from 'react-i18next';
import { daysInMonth, plainDate } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './Absences.module.css';
import type { Planned } from './absences.queries.ts';
import { useSpanWords } from './useSpanWords.ts';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** On a phone the year is read month by month. */
export function PlanMonths({ people, year }: { people: readonly Planned[]; year: number }) {
  const { t } = useTranslation('absences');
  const { language } = useFormat();
  const say = useSpanWords(year);
  const name = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZone: 'UTC',
    month: 'long',
  });
  const months = MONTHS.map((month) => {
    const [first, last] = [plainDate(year, month, 1), plainDate(year, month, daysInMonth(year, month))];
    const rows = people.flatMap(({ employee, absences }) =>
      absences
        .filter((span) => span.fromOn <= last && span.toOn >= first)
        .map((span) => ({ employee, span })),
    );
    return { month, rows };
  }).filter(({ rows }) => rows.length > 0);
  return (
    <div className={classes.byMonth}>
      {months.length === 0 && <p className={classes.noted}>{t('plan.nobodyAway')}</p>}
      {months.map(({ month, rows }) => (
        <section key={month}>
          <h3 className={classes.monthName}>{name.format(new Date(Date.UTC(year, month - 1, 1)))}</h3>
          <ul className={classes.monthRows}>
            {rows.map(({ employee, span }) => (
              <li key={`${employee.id} ${span.fromOn} ${span.requested}`}>
                <a href={`/people/${employee.id}`}>{employee.shortName}</a>
                <span className="muted">{say(span)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
