import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import type { Employee } from '#web/people/public.ts';
import { AddressTrouble } from '#web/ui/AddressTrouble.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { Section } from '#web/ui/Section.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from '../Field.module.css';
import { mailQuery } from '../mail/mail.queries.ts';
import { DismissDialog } from './DismissDialog.tsx';
import { InvitationLink } from './InvitationLink.tsx';
import { SendByMail } from './SendByMail.tsx';
import { addressChecked, inviteAgain } from './users.queries.ts';

/** The way in and the way out: a new link, a dismissal. */
export function AccessSection({ person }: { person: Employee }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  const [asking, setAsking] = useState<'link' | 'dismiss' | null>(null);
  const [made, setMade] = useState<{ invitationUrl: string; mailed: boolean } | null>(null);
  const [sendByMail, setSendByMail] = useState(true);
  const mail = useQuery(mailQuery);
  const invited = person.status === 'invited';
  const close = () => setAsking(null);

  async function invite() {
    try {
      setMade(await inviteAgain(person.id, sendByMail && mail.data?.enabled === true));
      close();
    } catch (cause) {
      tellProblem(cause);
    }
  }

  async function checkAddress() {
    try {
      await addressChecked(person.id);
      tell(common('addressTrouble.told', { email: person.email }));
    } catch (cause) {
      tellProblem(cause);
    }
  }

  return (
    <Section title={t('users.access')}>
      <div className={classes.stack}>
        <div>{t(invited ? 'users.accessInvited' : 'users.accessActive')}</div>
        {person.emailTrouble && <AddressTrouble trouble={person.emailTrouble} onChecked={checkAddress} />}
        {made && <InvitationLink name={person.shortName} url={made.invitationUrl} mailed={made.mailed} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setAsking('link')}>
            {t(invited ? 'users.link.again' : 'users.link.reset')}
          </Button>
          <Button variant="outline" color="danger" onClick={() => setAsking('dismiss')}>
            {t('users.dismiss.open')}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        opened={asking === 'link'}
        onClose={close}
        title={t(invited ? 'users.link.again' : 'users.link.reset')}
        confirmLabel={t('users.link.make')}
        onConfirm={invite}
      >
        <div className={classes.stack}>
          {t(invited ? 'users.link.againWhy' : 'users.link.resetWhy')}
          <SendByMail
            label={t(invited ? 'users.sendByMail' : 'users.sendLinkByMail')}
            value={sendByMail}
            onChange={setSendByMail}
          />
        </div>
      </ConfirmDialog>
      {asking === 'dismiss' && <DismissDialog person={person} onClose={close} />}
    </Section>
  );
}
