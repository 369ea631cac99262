import { useTranslation } from 'react-i18next';
import { phoneUri } from '#domain/values/phone.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
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

interface EmailsProps {
  emails: string[];
  client: Client;
  suppressed?: Contact['suppressed'];
}

/** Beside an address that letters do not reach, why; and beside one no campaign writes to, since when. */
export function Emails({ emails, client, suppressed = [] }: EmailsProps) {
  const { t } = useTranslation('clients');
  const format = useFormat();
  const checked = useAddressChecked(client);
  const out = (email: string) => suppressed.find(({ address }) => address === email.toLowerCase());
  return (
    <span className={classes.reach}>
      {emails.map((email) => {
        const one = out(email);
        return (
          <span key={email} className={classes.reach}>
            <a className={classes.link} href={`mailto:${email}`} title={t('contact.write', { email })}>
              {email}
            </a>
            {one && (
              <span className="meta">
                {t(one.why === 'bounced' ? 'base.mailing.bouncedSince' : 'base.mailing.outSince', {
                  date: format.date(format.plainDay(one.at)),
                })}
              </span>
            )}
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
        );
      })}
    </span>
  );
}
