import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Contact } from '../clients.queries.ts';

/** «рассылки: да, с 03.02.2026». */
export function MailingLine({ contact: { mailing } }: { contact: Contact }) {
  const { t } = useTranslation('clients');
  const format = useFormat();
  if (!mailing) return <div className="meta">{t('base.mailing.none')}</div>;
  const { on, withdrawn } = mailing;
  return (
    <div className="meta">
      {withdrawn
        ? t('base.mailing.gone', { date: format.date(withdrawn.on) })
        : t('base.mailing.since', { date: format.date(on) })}
    </div>
  );
}

export type MailingAct = 'give' | 'withdraw' | 'history';

/** In the menu of a contact: what can be recorded now, and what was. */
export function MailingItems({
  contact: { mailing },
  onChoose,
}: {
  contact: Contact;
  onChoose: (act: MailingAct) => void;
}) {
  const { t } = useTranslation('clients');
  const live = mailing !== null && mailing.withdrawn === null;
  return (
    <>
      <Menu.Divider />
      {live ? (
        <Menu.Item onClick={() => onChoose('withdraw')}>{t('base.mailing.withdraw')}</Menu.Item>
      ) : (
        <Menu.Item onClick={() => onChoose('give')}>{t('base.mailing.give')}</Menu.Item>
      )}
      {mailing && <Menu.Item onClick={() => onChoose('history')}>{t('base.mailing.history')}</Menu.Item>}
    </>
  );
}
