import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { type CompanyFilter, companyFeedQuery } from './companyFeed.queries.ts';
import classes from './Feed.module.css';
import { FeedItems } from './FeedItems.tsx';

const filters: readonly CompanyFilter[] = ['all', 'comments', 'changes', 'resolutions', 'files'];

/** What happened on everything the reader sees; each row leads to its record. */
export function CompanyFeedPage() {
  const { t } = useTranslation('feed');
  const [filter, setFilter] = useState<CompanyFilter>('all');
  const feed = useInfiniteQuery({ ...companyFeedQuery(filter), placeholderData: (before) => before });
  const items = feed.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Page title={t('company.title')}>
      <div className={classes.company}>
        <SegmentedControl
          className={classes.filters}
          aria-label={t('filter.label')}
          value={filter}
          data={filters.map((one) => ({ value: one, label: t(`filter.${one}`) }))}
          onChange={(next) => setFilter(next)}
        />
        <Section flush>
          <div className={classes.panel}>
            <FeedItems
              feed={feed}
              items={items}
              skeleton={8}
              empty={<EmptyState compact title={t(filter === 'all' ? 'empty.all' : 'empty.filtered')} />}
            />
          </div>
        </Section>
      </div>
    </Page>
  );
}
