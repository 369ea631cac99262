import { useTranslation } from 'react-i18next';
import { phoneUri } from '#domain/values/phone.ts';
import type { Contact } from '../clients.queries.ts';
import classes from './card.module.css';

/** A phone calls, an address writes: from a card in one touch. */
export function Phones({ phones }: { phones: Contact['phones'] }) {
  const { t } = useTranslation('clients');
  return (
    <span className={classes.reach}>
      {phones.map((phone) => (
        <a
          key={phone.display}
          className={classes.link}
          href={phoneUri({ e164: phone.number, extension: phone.extension })}
          title={t('contact.call', { phone: phone.display })}
        >
          {phone.display}
        </a>
      ))}
    </span>
  );
}

export function Emails({ emails }: { emails: string[] }) {
  const { t } = useTranslation('clients');
  return (
    <span className={classes.reach}>
      {emails.map((email) => (
        <a
          key={email}
          className={classes.link}
          href={`mailto:${email}`}
          title={t('contact.write', { email })}
        >
          {email}
        </a>
      ))}
    </span>
  );
}
