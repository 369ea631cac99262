import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Badge } from '#web/ui/Badge.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import classes from '../Field.module.css';
import mailClasses from './mail.module.css';
import { checkMailbox, type MailboxCheck, type MailboxSettings } from './mailbox.queries.ts';
import { TroubleText } from './TroubleText.tsx';

/** Whether the mailbox is read, when it was, what was in it, and a look into it now. */
export function MailboxState({ settings }: { settings: MailboxSettings }) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<MailboxCheck | null>(null);
  const { state, since, trouble, reports, strangers } = settings;
  const { tone, shape } = looks[state];

  async function check() {
    setBusy(true);
    setChecked(null);
    try {
      setChecked(await checkMailbox());
    } catch (cause) {
      tellProblem(cause);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={classes.stack}>
      <div>
        <Badge tone={tone} shape={<ShapeIcon shape={shape} />}>
          {t(`mailbox.state.${state}`, { when: since ? format.dateTime(since) : '' })}
        </Badge>
      </div>
      <div>{t('mailbox.what')}</div>
      {state === 'works' && since && <div>{t('mailbox.readAt', { when: format.dateTime(since) })}</div>}
      {state === 'failing' && trouble && !checked && <TroubleText trouble={trouble} />}
      {reports > 0 && <div>{t('mailbox.reports', { count: reports })}</div>}
      {strangers > 0 && <div>{t('mailbox.strangers', { count: strangers })}</div>}
      {settings.host !== '' && (
        <div className={classes.buttons}>
          <Button variant="default" loading={busy} onClick={() => void check()}>
            {t('mailbox.check')}
          </Button>
        </div>
      )}
      <div role="status" className={mailClasses.said}>
        {busy && t('mailbox.checking')}
        {checked &&
          (checked.trouble ? (
            <TroubleText trouble={checked.trouble} />
          ) : (
            t('mailbox.checked', { count: checked.letters ?? 0 })
          ))}
      </div>
    </div>
  );
}

const looks = {
  off: { tone: 'neutral', shape: 'stop' },
  untried: { tone: 'info', shape: 'clock' },
  works: { tone: 'ok', shape: 'dot' },
  failing: { tone: 'danger', shape: 'stop' },
} as const;
