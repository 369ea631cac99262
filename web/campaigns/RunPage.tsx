import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Breadcrumb } from '#web/shell/public.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Person } from '#web/ui/Person.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import type { Campaign } from './campaigns.queries.ts';
import { ProgressPart } from './run/ProgressPart.tsx';
import { RecipientsPart } from './run/RecipientsPart.tsx';
import { progressQuery } from './run/run.queries.ts';
import { StateBadge } from './StateBadge.tsx';
import { WizardMenu } from './WizardMenu.tsx';

/** A campaign that was started: how far it is, what may be done with it, and what came of each address. */
export function RunPage({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const progress = useQuery(progressQuery(campaign.id));
  // what the worker did shows before the card is read again
  const state = progress.data?.state ?? campaign.state;
  return (
    <Page
      title={campaign.name}
      above={<Breadcrumb parent={t('title')} href="/campaigns" />}
      aside={
        <>
          <StateBadge state={state} />
          <WizardMenu campaign={campaign} />
        </>
      }
      meta={
        <>
          «{campaign.subject}» · <Person person={campaign.by} />
          {campaign.startedAt && <> · {t('run.startedAt', { at: format.dateTime(campaign.startedAt) })}</>}
        </>
      }
    >
      <div role="status" className="visuallyHidden">
        {t(`state.${state}`)}
      </div>
      {progress.data ? (
        <>
          <ProgressPart campaign={campaign} progress={progress.data} />
          {progress.data.state !== 'preparing' && (
            <RecipientsPart campaign={campaign} progress={progress.data} />
          )}
        </>
      ) : (
        <Section>
          {progress.isError ? (
            <ErrorState {...failureOf(progress.error)} onRetry={() => void progress.refetch()} />
          ) : (
            <SkeletonText />
          )}
        </Section>
      )}
    </Page>
  );
}
