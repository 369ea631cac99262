import { useTranslation } from 'react-i18next';
import { phoneUri } from '#domain/values/phone.ts';
import { AddressTrouble } from '#web/ui/AddressTrouble.tsx';
import type { Client, Contact } from '../clients.queries.ts';
import classes from './card.module.css';
import { useAddressChecked } from './useAddressChecked.ts';

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

export function Emails({ emails, client }: { emails: string[]; client: Client }) {
  const { t } = useTranslation('clients');
  const checked = useAddressChecked(client);
  return (
    <span className={classes.reach}>
      {emails.map((email) => (
        <span key={email} className={classes.reach}>
          <a className={classes.link} href={`mailto:${email}`} title={t('contact.write', { email })}>
            {email}
          </a>
          {client.addressTroubles
            .filter((trouble) => trouble.email === email)
            .map((trouble) => (
              <AddressTrouble
                key={trouble.email}
                trouble={trouble}
                onChecked={client.abilities.edit.allowed ? () => checked(email) : undefined}
              />
            ))}
        </span>
      ))}
    </span>
  );
}
