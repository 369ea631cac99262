import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './Stamp.module.css';

export interface StampData {
  /** Full name and position as they were at that moment. */
  fullName: string;
  position?: string | null;
  at: string;
  /** Whom they stood in for, full name. */
  actingFor?: string | null;
  withdrawn?: boolean;
}

/** What stands under every tick and every resolution: who, in full, in what post, when, for whom. */
export function Stamp({ stamp }: { stamp: StampData }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (
    <span className={classes.stamp} data-withdrawn={stamp.withdrawn || undefined}>
      <span className={classes.name}>{stamp.fullName}</span>
      {stamp.position && <span className={classes.line}>{stamp.position}</span>}
      {stamp.actingFor && (
        <span className={classes.acting}>{t('stamp.actingFor', { name: stamp.actingFor })}</span>
      )}
      <span className={classes.line}>
        <time dateTime={stamp.at}>{format.dateTime(stamp.at)}</time>
        {stamp.withdrawn && ` · ${t('stamp.withdrawn')}`}
      </span>
    </span>
  );
}
