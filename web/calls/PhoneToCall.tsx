import { useTranslation } from 'react-i18next';
import { phoneUri } from '#domain/values/phone.ts';
import classes from './calls.module.css';
import type { Call } from './calls.queries.ts';

/** A phone that calls in one touch. */
export function PhoneToCall({ phone }: { phone: NonNullable<Call['phone']> }) {
  const { t } = useTranslation('calls');
  return (
    <a
      className={classes.phone}
      href={phoneUri({ e164: phone.number, extension: phone.extension })}
      title={t('phone.call', { phone: phone.display })}
    >
      {phone.display}
    </a>
  );
}
