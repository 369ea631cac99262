import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { campaignQuery } from './campaigns.queries.ts';
import { RunPage } from './RunPage.tsx';
import { WizardPage } from './WizardPage.tsx';

const route = getRouteApi('/app/campaigns/$id');

/** A draft, or one that waits for its hour, is its wizard; one that was started is what comes of it. */
export function CampaignPage() {
  const { t } = useTranslation('campaigns');
  const { id } = route.useParams();
  const { data, error, isError, refetch } = useQuery(campaignQuery(id));
  if (!data)
    return (
      <Page title={t('one')} above={<Breadcrumb parent={t('title')} href="/campaigns" />}>
        <Section>
          {isError ? <ErrorState {...failureOf(error)} onRetry={() => void refetch()} /> : <SkeletonText />}
        </Section>
      </Page>
    );
  const isOpen = data.state === 'draft' || data.state === 'scheduled';
  return isOpen ? <WizardPage key={data.id} campaign={data} /> : <RunPage campaign={data} />;
}
