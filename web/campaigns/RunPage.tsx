import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#web/shell/public.ts';
import { Page } from '#web/ui/Page.tsx';
import type { Campaign } from './campaigns.queries.ts';
import { StateBadge } from './StateBadge.tsx';

/** The heading of a campaign that was started. */
export function RunPage({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  return (
    <Page
      title={campaign.name}
      above={<Breadcrumb parent={t('title')} href="/campaigns" />}
      aside={<StateBadge state={campaign.state} />}
    >
      {campaign.subject}
    </Page>
  );
}
