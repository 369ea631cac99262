import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { CorrectedNote, listClasses, QuickViews, SearchField } from '#web/search/public.ts';
import { useMe } from '#web/session/public.ts';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { KeyHints } from '#web/table/KeyHints.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { clientsQuery } from '../clients.queries.ts';
import { AddClientButton } from './AddClientButton.tsx';
import { ClientFilters } from './ClientFilters.tsx';
import classes from './clients.module.css';
import { clientColumns } from './columns.tsx';
import { type ClientsSearch, type QuickKey, quickKeyOf, quickSearch } from './filters.ts';
import { NoClients } from './NoClients.tsx';

const route = getRouteApi('/app/clients');
const QUICK: QuickKey[] = ['all', 'mine', 'archive'];

export function ClientsPage() {
  const { t } = useTranslation('clients');
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const list = useInfiniteQuery(clientsQuery(search));
  const corrected = list.data?.pages[0]?.corrected;
  const rows = search.asTyped && corrected ? [] : rowsOf(list.data);
  const more = rows.length > 0 && list.hasNextPage;
  const hrefOf = (next: ClientsSearch) => router.buildLocation({ to: '/clients', search: next }).href;
  const set = (part: Partial<ClientsSearch>) =>
    void navigate({ search: { ...search, ...part }, replace: true, resetScroll: false });
  const leads = me.abilities.createClient;
  const views = QUICK.filter((key) => key !== 'mine' || leads).map((key) => ({
    key,
    label: t(`list.views.${key}`),
    href: hrefOf(quickSearch(key, search, me.employee.id)),
  }));

  return (
    <Page
      title={t('title')}
      actions={
        leads && (
          <span className={listClasses.add}>
            <AddClientButton />
          </span>
        )
      }
    >
      <div className={listClasses.bar}>
        <QuickViews views={views} current={quickKeyOf(search, me.employee.id)} />
        <SearchField
          value={search.search}
          placeholder={t('list.search')}
          onSearch={(text) => set({ search: text, asTyped: undefined })}
        />
      </div>
      <ClientFilters search={search} onChange={set} />
      {!search.asTyped && (
        <CorrectedNote typed={search.search} corrected={corrected} onAsTyped={() => set({ asTyped: true })} />
      )}
      <Section flush>
        <div className={classes.fresh} data-stale={list.isPlaceholderData || undefined}>
          <DataTable
            label={t('title')}
            rows={rows}
            columns={clientColumns(t, !search.archived)}
            rowKey={(row) => String(row.id)}
            rowName={(row) => row.name}
            rowHref={(row) => `/clients/${row.id}`}
            loading={list.isPending}
            failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
            empty={<NoClients search={search} hrefOf={hrefOf} />}
            hasMore={more}
            loadingMore={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
            rememberAs={hrefOf(search)}
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
