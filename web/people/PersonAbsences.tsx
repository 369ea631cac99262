import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from './people.module.css';
import { absencesOfQuery } from './people.queries.ts';

/** Away now and later, as everybody is told. */
export function PersonAbsences({ id }: { id: number }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const absences = useQuery(absencesOfQuery).data;
  if (!absences) return null;
  const own = absences.filter((one) => one.employee.id === id);
  return (
    <Section title={t('absences.title')} flush>
      {own.length === 0 ? (
        <EmptyState title={t('absences.none')} compact />
      ) : (
        <ul className={classes.plain}>
          {own.map((one) => (
            <li key={one.id} className={classes.person}>
              <span className="nowrap">
                {t('absences.period', { from: format.date(one.fromOn), to: format.date(one.toOn) })}
              </span>
              <span>{t(`absences.${one.kind ?? 'other'}`)}</span>
              {one.substitute && (
                <span className="muted">{t('absences.substitute', { name: one.substitute.shortName })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
