import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { SearchField } from '#web/search/public.ts';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { AddDialog } from './AddDialog.tsx';
import classes from './suppressions.module.css';
import { suppressionsQuery } from './suppressions.queries.ts';
import { useSuppressionColumns } from './useSuppressionColumns.tsx';

/** One list of addresses for ever: whoever pressed «Отписаться», and whom we put there ourselves. */
export function SuppressionsPage() {
  const { t } = useTranslation('campaigns');
  const { search } = useSearch({ from: '/app/campaigns/suppressions' });
  const navigate = useNavigate({ from: '/campaigns/suppressions' });
  const [adding, setAdding] = useState(false);
  const suppressions = useInfiniteQuery(suppressionsQuery(search));
  const columns = useSuppressionColumns();
  const mayAdd = suppressions.data?.pages[0]?.abilities.add.allowed ?? false;

  return (
    <Page
      title={t('suppressions.title')}
      above={<TextLink href="/campaigns">{t('title')}</TextLink>}
      meta={t('suppressions.lead')}
      actions={mayAdd && <Button onClick={() => setAdding(true)}>{t('suppressions.add')}</Button>}
    >
      <Section flush>
        <div className={classes.bar}>
          <SearchField
            placeholder={t('suppressions.search')}
            value={search}
            onSearch={(asked) => void navigate({ search: asked ? { search: asked } : {}, replace: true })}
          />
        </div>
        <DataTable
          label={t('suppressions.title')}
          rows={rowsOf(suppressions.data)}
          columns={columns}
          rowKey={(row) => row.address}
          rowName={(row) => row.address}
          loading={suppressions.isPending}
          failed={
            suppressions.error && {
              ...failureOf(suppressions.error),
              onRetry: () => void suppressions.refetch(),
            }
          }
          empty={
            search ? (
              <EmptyState title={t('suppressions.noneSuch')} />
            ) : (
              <EmptyState title={t('suppressions.none')} why={t('suppressions.noneWhy')} />
            )
          }
          hasMore={suppressions.hasNextPage}
          loadingMore={suppressions.isFetchingNextPage}
          onMore={() => void suppressions.fetchNextPage()}
        />
      </Section>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
