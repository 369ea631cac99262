import { CloseButton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { CorrectedNote, listClasses, SearchField } from '#web/search/public.ts';
import { useMe } from '#web/session/public.ts';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { KeyHints } from '#web/table/KeyHints.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { type ContractsSearch, clientNameQuery, contractsQuery } from '../contracts.queries.ts';
import { AddContractButton } from './AddContractButton.tsx';
import { contractColumns } from './columns.tsx';
import classes from './contracts.module.css';
import { NoContracts } from './NoContracts.tsx';

const route = getRouteApi('/app/contracts');

export function ContractsPage() {
  const { t } = useTranslation('contracts');
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const list = useInfiniteQuery(contractsQuery(search));
  const corrected = list.data?.pages[0]?.corrected;
  const rows = search.asTyped && corrected ? [] : rowsOf(list.data);
  const more = rows.length > 0 && list.hasNextPage;
  const client = useQuery({
    ...clientNameQuery(search.clientId ?? 0),
    enabled: search.clientId !== undefined,
  });
  const set = (part: Partial<ContractsSearch>) =>
    void navigate({ search: { ...search, ...part }, replace: true, resetScroll: false });

  return (
    <Page
      title={t('title')}
      actions={
        me.abilities.createContract && (
          <span className={listClasses.add}>
            <AddContractButton clientId={search.clientId} />
          </span>
        )
      }
    >
      <div className={listClasses.bar}>
        <SearchField
          value={search.search}
          placeholder={t('list.search')}
          onSearch={(text) => set({ search: text, asTyped: undefined })}
        />
        {search.clientId !== undefined && (
          <div className={listClasses.pill} data-set>
            {t('list.ofClient', { name: client.data?.label ?? '…' })}
            <CloseButton
              size="sm"
              aria-label={t('list.allClients')}
              onClick={() => set({ clientId: undefined })}
            />
          </div>
        )}
      </div>
      {!search.asTyped && (
        <CorrectedNote typed={search.search} corrected={corrected} onAsTyped={() => set({ asTyped: true })} />
      )}
      <Section flush>
        <div className={classes.fresh} data-stale={list.isPlaceholderData || undefined}>
          <DataTable
            label={t('title')}
            rows={rows}
            columns={contractColumns(rows, t)}
            rowKey={(row) => String(row.id)}
            rowName={(row) => row.number}
            rowHref={(row) => `/contracts/${row.id}`}
            loading={list.isPending}
            failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
            empty={<NoContracts search={search} mayAdd={me.abilities.createContract} />}
            hasMore={more}
            loadingMore={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
            rememberAs={router.buildLocation({ to: '/contracts', search }).href}
            fill
          />
        </div>
      </Section>
      {rows.length > 0 && (
        <div className={classes.under}>
          <span className="meta" role="status">
            {t(more ? 'list.shownMore' : 'list.shown', { count: rows.length })}
          </span>
          <KeyHints />
        </div>
      )}
    </Page>
  );
}
