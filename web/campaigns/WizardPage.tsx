import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { Page } from '#web/ui/Page.tsx';
import { SaveStatus } from '#web/ui/SaveStatus.tsx';
import type { Campaign, StepProps } from './campaigns.queries.ts';
import { StateBadge } from './StateBadge.tsx';
import { STEPS, type Step } from './states.ts';
import { AudienceStep } from './steps/AudienceStep.tsx';
import { CheckStep } from './steps/CheckStep.tsx';
import { LetterStep } from './steps/LetterStep.tsx';
import { SendStep } from './steps/SendStep.tsx';
import { useSaving } from './useSaving.ts';
import { WizardMenu } from './WizardMenu.tsx';
import { WizardSteps } from './WizardSteps.tsx';
import classes from './wizard.module.css';

const route = getRouteApi('/app/campaigns/$id');
const CONTENT: Record<Step, ComponentType<StepProps>> = {
  audience: AudienceStep,
  letter: LetterStep,
  check: CheckStep,
  send: SendStep,
};

/** 1 Кому › 2 Письмо › 3 Проверка › 4 Отправка: the draft is kept at every step, and any step can be gone to. */
export function WizardPage({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const navigate = route.useNavigate();
  const { step = campaign.state === 'scheduled' ? 'send' : 'audience' } = route.useSearch();
  const { save, again, stale, state } = useSaving(campaign);
  const at = STEPS.indexOf(step);
  const go = (to: Step) => void navigate({ search: { step: to }, resetScroll: true });
  const [before, after] = [STEPS[at - 1], STEPS[at + 1]];
  const Content = CONTENT[step];
  return (
    <Page
      title={campaign.name}
      above={<Breadcrumb parent={t('title')} href="/campaigns" />}
      aside={
        <>
          <StateBadge state={campaign.state} />
          <WizardMenu campaign={campaign} />
        </>
      }
      actions={<SaveStatus state={state} />}
    >
      <WizardSteps current={step} onGo={go} />
      {stale && (
        <div className={classes.notice} role="alert">
          <p>{t('wizard.stale')}</p>
          <Button variant="default" onClick={() => void again().catch(tellProblem)}>
            {t('wizard.again')}
          </Button>
        </div>
      )}
      {!campaign.abilities.edit.allowed && (
        <div className={classes.notice} role="status">
          {t('wizard.readOnly', { reason: campaign.abilities.edit.reason })}
        </div>
      )}
      <Content campaign={campaign} save={save} />
      <div className={`${classes.foot} noPrint`}>
        {before && (
          <Button
            variant="default"
            leftSection={<IconChevronLeft size={16} stroke={1.5} />}
            onClick={() => go(before)}
          >
            {t(`steps.${before}`)}
          </Button>
        )}
        {after && (
          <Button
            className={classes.next}
            rightSection={<IconChevronRight size={16} stroke={1.5} />}
            onClick={() => go(after)}
          >
            {t('wizard.next', { step: t(`steps.${after}`) })}
          </Button>
        )}
      </div>
    </Page>
  );
}
