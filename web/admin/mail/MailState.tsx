import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Badge } from '#web/ui/Badge.tsx';
import { Section } from '#web/ui/Section.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import classes from '../Field.module.css';
import mailClasses from './mail.module.css';
import { checkMail, type MailCheck, type MailSettings } from './mail.queries.ts';
import { TroubleText } from './TroubleText.tsx';

/** Whether mail leaves, since when it does not and why, and a letter to try it by. */
export function MailState({ settings }: { settings: MailSettings }) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<MailCheck | null>(null);
  const { state, since, trouble, waiting, uncertain } = settings;
  const { tone, shape } = looks[state];

  async function check() {
    setBusy(true);
    setChecked(null);
    try {
      setChecked(await checkMail());
    } catch (cause) {
      tellProblem(cause);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section>
      <div className={classes.stack}>
        <div>
          <Badge tone={tone} shape={<ShapeIcon shape={shape} />}>
            {t(`mail.state.${state}`, { when: since ? format.dateTime(since) : '' })}
          </Badge>
        </div>
        {state === 'off' && <div>{t('mail.offWhy')}</div>}
        {state === 'works' && since && <div>{t('mail.worksSince', { when: format.dateTime(since) })}</div>}
        {state === 'failing' && trouble && !checked && <TroubleText trouble={trouble} />}
        {waiting > 0 && <div>{t('mail.waiting', { count: waiting })}</div>}
        {uncertain > 0 && <div>{t('mail.uncertain', { count: uncertain })}</div>}
        {settings.host !== '' && (
          <div className={classes.buttons}>
            <Button variant="default" loading={busy} onClick={() => void check()}>
              {t('mail.check')}
            </Button>
          </div>
        )}
        <div role="status" className={mailClasses.said}>
          {busy && t('mail.checking')}
          {checked &&
            (checked.trouble ? (
              <TroubleText trouble={checked.trouble} />
            ) : (
              t('mail.checked', { to: checked.to })
            ))}
        </div>
      </div>
    </Section>
  );
}

const looks = {
  off: { tone: 'neutral', shape: 'stop' },
  untried: { tone: 'info', shape: 'clock' },
  works: { tone: 'ok', shape: 'dot' },
  failing: { tone: 'danger', shape: 'stop' },
} as const;
