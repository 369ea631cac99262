import { useTranslation } from 'react-i18next';
import { addDays } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { dayMonth } from '#web/people/public.ts';
import { Person } from '#web/ui/Person.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from './Home.module.css';
import type { Birthday } from './home.queries.ts';

/** Of today and the next seven days; nobody's age. A week without any takes no place. */
export function Birthdays({ birthdays }: { birthdays: Birthday[] }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  if (birthdays.length === 0) return null;
  const today = format.today();
  const when = (on: string) =>
    on === today
      ? t('birthdays.today')
      : on === addDays(today, 1)
        ? t('birthdays.tomorrow')
        : dayMonth(on.slice(5), format.language);
  return (
    <Section title={t('birthdays.title')}>
      <ul className={classes.away}>
        {birthdays.map(({ employee, on }) => (
          <li key={employee.id}>
            <div>
              <Person person={employee} href={`/people/${employee.id}`} />, {when(on)}
            </div>
            <div className="meta">{employee.position}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
