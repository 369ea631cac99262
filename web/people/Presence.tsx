import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useMe } from '#web/session/public.ts';
import { Person } from '#web/ui/Person.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import classes from './people.module.css';
import type { EmployeeRow } from './people.queries.ts';

/** «● на месте» or «◌ отпуск до 20.09.2026 → замещает Кузнецова О. В.». */
export function Presence({ person }: { person: Pick<EmployeeRow, 'status' | 'absence'> }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const me = useMe();
  const { absence, status } = person;
  // that somebody has not come in yet is the administrator's to follow up
  if (status === 'invited' && !me.abilities.administer) return null;
  if (status !== 'active') {
    return (
      <span className={classes.presence} data-away>
        <ShapeIcon shape={status === 'invited' ? 'clock' : 'stop'} /> {t(`status.${status}`)}
      </span>
    );
  }
  if (!absence) {
    return (
      <span className={classes.presence}>
        <ShapeIcon shape="dot" /> {t('status.here')}
      </span>
    );
  }
  return (
    <span className={classes.presence} data-away>
      <span className={`${classes.state} nowrap`}>
        <ShapeIcon shape="ring" />{' '}
        {t(`away.${absence.kind ?? 'other'}`, { until: format.date(absence.toOn) })}
      </span>
      {absence.substitute && (
        <span className="nowrap">
          {'→ '}
          {t('away.substitute')}{' '}
          <Person person={absence.substitute} href={`/people/${absence.substitute.id}`} />
        </span>
      )}
    </span>
  );
}
