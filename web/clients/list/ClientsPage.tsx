import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { listClasses, SearchField } from '#web/search/public.ts';
import { useMe } from '#web/session/public.ts';
import { ColumnChooser } from '#web/table/ColumnChooser.tsx';
import { ExportButton } from '#web/table/ExportButton.tsx';
import { Page } from '#web/ui/Page.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { ViewTabs } from '#web/views/public.ts';
import { RecentChanges } from '../bulk/RecentChanges.tsx';
import { OutcomeDialog } from '../outcome.tsx';
import { AddClientButton } from './AddClientButton.tsx';
import { ClientFilters } from './ClientFilters.tsx';
import { ClientsTable } from './ClientsTable.tsx';
import classes from './clients.module.css';
import { clientColumns, shownColumns, USUAL } from './columns.tsx';
import { exportClients } from './exportClients.ts';
import { type ClientsSearch, isPlain, type QuickKey, quickKeyOf, quickSearch } from './filters.ts';
import { ImportLink } from './ImportLink.tsx';

const route = getRouteApi('/app/clients');
const QUICK: QuickKey[] = ['all', 'mine', 'archive'];

export function ClientsPage() {
  const { t } = useTranslation('clients');
  const format = useFormat();
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const hrefOf = (next: ClientsSearch) => router.buildLocation({ to: '/clients', search: next }).href;
  const set = (part: Partial<ClientsSearch>) =>
    void navigate({ search: { ...search, ...part }, replace: true, resetScroll: false });
  const leads = me.abilities.createClient;
  const quick = QUICK.filter((key) => key !== 'mine' || leads).map((key) => ({
    key,
    label: t(`list.views.${key}`),
    href: hrefOf(quickSearch(key, search, me.employee.id)),
  }));
  const columns = clientColumns(t, format);
  const chosen = shownColumns(columns, search.columns);
  const keys = chosen.map(({ key }) => key);
  // of the archive all are archived
  const shown = chosen.filter(({ key }) => key !== 'status' || !search.archived);

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
        <ViewTabs
          list="clients"
          path="/clients"
          query={hrefOf(search).split('?')[1] ?? ''}
          quick={quick}
          current={quickKeyOf(search, me.employee.id)}
          plain={isPlain(search, me.employee.id)}
        />
        <SearchField
          value={search.search}
          placeholder={t('list.search')}
          onSearch={(text) => set({ search: text, asTyped: undefined })}
        />
        <div className={classes.tools}>
          {me.abilities.seesAllClients && <TextLink href="/segments">{t('base.segments.link')}</TextLink>}
          {leads && <RecentChanges />}
          <ColumnChooser
            columns={columns}
            shown={keys}
            usual={USUAL}
            onChange={(next) => set({ columns: next?.join() })}
          />
          <ExportButton
            wideOnly
            text={t('base.export.button')}
            label={t('base.export.label')}
            take={() => exportClients(search, keys)}
          />
          {me.abilities.import && <ImportLink />}
        </div>
      </div>
      <ClientFilters search={search} onChange={set} />
      <ClientsTable search={search} columns={shown} hrefOf={hrefOf} mayChange={leads} onChange={set} />
      <OutcomeDialog />
    </Page>
  );
}
