import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Person } from '#web/ui/Person.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from './Home.module.css';
import type { Absence } from './home.queries.ts';

export function AwayToday({ away }: { away: Absence[] }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  return (
    <Section title={t('away.title')} count={away.length > 0 ? away.length : undefined}>
      {away.length === 0 && <p className={classes.plain}>{t('away.nobody')}</p>}
      {away.length > 0 && (
        <ul className={classes.away}>
          {away.map((one) => (
            <li key={one.id}>
              <div>
                <Person person={one.employee} href={`/people/${one.employee.id}`} />,{' '}
                {t(`away.${one.kind ?? 'other'}`)}
              </div>
              <div className="meta">
                {one.substitute
                  ? t('away.untilFor', { date: format.date(one.toOn), name: one.substitute.shortName })
                  : t('away.until', { date: format.date(one.toOn) })}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
