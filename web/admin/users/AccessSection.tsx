import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import type { Employee } from '#web/people/public.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from '../Field.module.css';
import { DismissDialog } from './DismissDialog.tsx';
import { InvitationLink } from './InvitationLink.tsx';
import { inviteAgain } from './users.queries.ts';

/** The way in and the way out: a new link, a dismissal. */
export function AccessSection({ person }: { person: Employee }) {
  const { t } = useTranslation('admin');
  const [asking, setAsking] = useState<'link' | 'dismiss' | null>(null);
  const [url, setUrl] = useState<string | null>(null);
  const invited = person.status === 'invited';
  const close = () => setAsking(null);

  async function invite() {
    try {
      setUrl((await inviteAgain(person.id)).invitationUrl);
      close();
    } catch (cause) {
      tellProblem(cause);
    }
  }

  return (
    <Section title={t('users.access')}>
      <div className={classes.stack}>
        <div>{t(invited ? 'users.accessInvited' : 'users.accessActive')}</div>
        {url !== null && <InvitationLink name={person.shortName} url={url} />}
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
        {t(invited ? 'users.link.againWhy' : 'users.link.resetWhy')}
      </ConfirmDialog>
      {asking === 'dismiss' && <DismissDialog person={person} onClose={close} />}
    </Section>
  );
}
