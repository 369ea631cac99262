import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './Stamp.module.css';

export interface StampData {
  /** Full name and position as they were at that moment. */
  name: string;
  position?: string | null;
  at: string;
  /** Whom they stood in for, full name. */
  standingFor?: { name: string } | null;
}

/** What stands under every tick and every resolution: who, in full, in what post, when, for whom. */
export function Stamp({ stamp, withdrawn = false }: { stamp: StampData; withdrawn?: boolean }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (
    <span className={classes.stamp} data-withdrawn={withdrawn || undefined}>
      <span className={classes.name}>{stamp.name}</span>
      {stamp.position && <span className={classes.line}>{stamp.position}</span>}
      {stamp.standingFor && (
        <span className={classes.acting}>{t('stamp.actingFor', { name: stamp.standingFor.name })}</span>
      )}
      <span className={classes.line}>
        <time dateTime={stamp.at}>{format.dateTime(stamp.at)}</time>
        {withdrawn && ` · ${t('stamp.withdrawn')}`}
      </span>
    </span>
  );
}
