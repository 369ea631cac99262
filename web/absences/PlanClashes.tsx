import { useTranslation } from 'react-i18next';
import type { Overlap } from '#domain/absences/overlaps.ts';
import { Section } from '#web/ui/Section.tsx';
import classes from './Absences.module.css';
import type { Planned } from './absences.queries.ts';
import { useDayRange } from './useDays.ts';

const SHOWN = 60;

/** «12–18 августа: Белов А. И., Юдина К. С.» */
export function PlanClashes({ clashes, year }: { clashes: readonly Overlap<Planned>[]; year: number }) {
  const { t } = useTranslation('absences');
  const range = useDayRange();
  return (
    <Section title={t('plan.clashes')} count={clashes.length || undefined}>
      {clashes.length === 0 ? (
        <p className={classes.plain}>{t('plan.noClashes')}</p>
      ) : (
        <ul className={classes.clashes}>
          {clashes.slice(0, SHOWN).map(({ fromOn, toOn, who }) => (
            <li key={`${fromOn} ${who.map(({ employee }) => employee.id).join()}`}>
              <span className="nowrap">{range(fromOn, toOn, String(year))}</span>
              {': '}
              {who.map(({ employee }) => employee.shortName).join(', ')}
            </li>
          ))}
          {clashes.length > SHOWN && (
            <li className="muted">{t('plan.moreClashes', { count: clashes.length - SHOWN })}</li>
          )}
        </ul>
      )}
    </Section>
  );
}
