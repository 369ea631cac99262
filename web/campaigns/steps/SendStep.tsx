import { NumberInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MomentFields } from '#web/form/MomentFields.tsx';
import { type Moment, useMoment } from '#web/form/useMoment.ts';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { type Campaign, campaignQuery, type StepProps } from '../campaigns.queries.ts';
import { checksQuery } from '../letter/letter.queries.ts';
import classes from '../run/run.module.css';
import { keepRun, runActs } from '../run/run.queries.ts';

const MOST = 600_000;

/** 4 Отправка: now or at a moment, how fast, and to how many. */
export function SendStep({ campaign, save }: StepProps) {
  const { t } = useTranslation('campaigns');
  const checks = useQuery(checksQuery(campaign.id));
  if (campaign.state === 'scheduled') return <Scheduled campaign={campaign} />;
  if (checks.isError)
    return (
      <Section title={t('steps.send')}>
        <ErrorState {...failureOf(checks.error)} onRetry={() => void checks.refetch()} />
      </Section>
    );
  if (!checks.data)
    return (
      <Section title={t('steps.send')}>
        <SkeletonText />
      </Section>
    );
  const stops = checks.data.items.filter(({ severity }) => severity === 'stops');
  return (
    <Section title={t('steps.send')}>
      <div className={classes.form}>
        {stops.length > 0 && (
          <div role="status">
            {t('run.send.stops')}
            <ul className={classes.problems}>
              {stops.map(({ code, message }) => (
                <li key={`${code} ${message}`}>{message}</li>
              ))}
            </ul>
          </div>
        )}
        <SendForm
          campaign={campaign}
          save={save}
          letters={checks.data.letters}
          isStopped={stops.length > 0}
        />
      </div>
    </Section>
  );
}

interface SendFormProps extends StepProps {
  letters: number;
  isStopped: boolean;
}

function SendForm({ campaign, save, letters, isStopped }: SendFormProps) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const moment = useMoment();
  const [rate, setRate] = useState<number | string>(campaign.perMinute);
  const [asked, setAsked] = useState(false);
  const isRate = typeof rate === 'number' && Number.isInteger(rate) && rate >= 1 && rate <= MOST;
  const minutes = isRate ? Math.ceil(letters / rate) : 0;
  const { start } = campaign.abilities;
  const saveRate = () =>
    isRate && rate !== campaign.perMinute ? save({ perMinute: rate }) : Promise.resolve();
  const label =
    moment.isLater && moment.at === null
      ? t('run.send.confirmSchedule')
      : moment.at === null
        ? t('run.send.go', { count: letters, number: format.number(letters) })
        : t('run.send.schedule', { at: format.dateTime(moment.at) });

  return (
    <>
      <MomentFields moment={moment} label={t('run.send.when')} />
      <NumberInput
        className={classes.rate}
        label={t('run.send.rate')}
        description={t('run.send.rateHint')}
        min={1}
        max={MOST}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator={' '}
        value={rate}
        error={isRate ? undefined : t('run.send.rateWrong')}
        onChange={setRate}
        onBlur={() => void saveRate().catch(tellProblem)}
      />
      {letters > 0 && isRate && (
        <div className="muted">
          {minutes <= 1 ? t('run.send.lastsSoon') : t('run.send.lasts', { n: format.number(minutes) })}
        </div>
      )}
      {!isStopped && (
        <div className={classes.acts}>
          <ReasonedButton
            reason={start.allowed ? null : start.reason}
            onClick={() => isRate && moment.check() && setAsked(true)}
          >
            {label}
          </ReasonedButton>
        </div>
      )}
      <Confirm
        campaign={campaign}
        letters={letters}
        opened={asked}
        moment={moment}
        before={saveRate}
        onClose={() => setAsked(false)}
      />
    </>
  );
}

interface ConfirmProps {
  campaign: Campaign;
  letters: number;
  opened: boolean;
  moment: Moment;
  before: () => Promise<void>;
  onClose: () => void;
}

/** Names what happens and to how many. */
function Confirm({ campaign, letters, opened, moment, before, onClose }: ConfirmProps) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const queries = useQueryClient();
  const number = format.number(letters);

  async function go() {
    try {
      await before();
      const { version } = queries.getQueryData(campaignQuery(campaign.id).queryKey) ?? campaign;
      keepRun(queries, await runActs.start(campaign.id, moment.at, version));
      onClose();
    } catch (cause) {
      tellProblem(cause);
      void queries.invalidateQueries({ queryKey: checksQuery(campaign.id).queryKey });
      throw cause;
    }
  }

  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={
        moment.at === null
          ? t('run.send.go', { count: letters, number })
          : t('run.send.schedule', { at: format.dateTime(moment.at) })
      }
      confirmLabel={moment.at === null ? t('run.send.confirm') : t('run.send.confirmSchedule')}
      onConfirm={go}
    >
      {t('run.send.confirmWhy', { count: letters, number, subject: campaign.subject })}
    </ConfirmDialog>
  );
}

function Scheduled({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const queries = useQueryClient();
  const { halt } = campaign.abilities;
  const back = () =>
    runActs
      .unschedule(campaign.id)
      .then((one) => keepRun(queries, one))
      .catch(tellProblem);
  return (
    <Section title={t('steps.send')}>
      <div className={classes.part}>
        <h3 className={classes.title}>
          {t('run.send.scheduled', { at: campaign.scheduledAt ? format.dateTime(campaign.scheduledAt) : '' })}
        </h3>
        <p>{t('run.send.scheduledWhy')}</p>
        <div className={classes.acts}>
          <ReasonedButton
            variant="default"
            reason={halt.allowed ? null : halt.reason}
            onClick={() => void back()}
          >
            {t('run.send.unschedule')}
          </ReasonedButton>
        </div>
      </div>
    </Section>
  );
}
