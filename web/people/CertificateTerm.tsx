import { useTranslation } from 'react-i18next';
import { daysBetween } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import classes from './certificates.module.css';

/** Days before the end from which on it is said. */
const SOON = 60;

/** «до 20.12.2026, осталось 20 дней», «истекло 01.11.2026»; by word and shape, not by colour alone. */
export function CertificateTerm({ validUntil }: { validUntil: string | null }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  if (!validUntil) return <span className="muted">{t('certificate.forever')}</span>;
  const left = daysBetween(format.today(), validUntil);
  const date = format.date(validUntil);
  if (left < 0)
    return (
      <span className={classes.term} data-state="expired">
        <ShapeIcon shape="stop" /> {t('certificate.expired', { date })}
      </span>
    );
  if (left > SOON) return <span className="nowrap">{t('certificate.until', { date })}</span>;
  return (
    <span className={classes.term} data-state="soon">
      <ShapeIcon shape="clock" />
      <span>
        {t('certificate.until', { date })},{' '}
        {left === 0 ? t('certificate.today') : t('certificate.daysLeft', { count: left })}
      </span>
    </span>
  );
}
