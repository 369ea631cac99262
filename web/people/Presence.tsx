import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Person } from '#web/ui/Person.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import classes from './people.module.css';
import type { EmployeeRow } from './people.queries.ts';

/** «● на месте» or «◌ отпуск до 20.09.2026 → замещает Кузнецова О. В.». */
export function Presence({ person }: { person: Pick<EmployeeRow, 'status' | 'absence'> }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { absence, status } = person;
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
      <ShapeIcon shape="ring" />
      <span className="nowrap">{t(`away.${absence.kind}`, { until: format.date(absence.toOn) })}</span>
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
