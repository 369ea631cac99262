import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { KeyHints } from '#web/table/KeyHints.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { CertificatesView } from './CertificatesView.tsx';
import { NobodyFound } from './NobodyFound.tsx';
import { PeopleFilterBar } from './PeopleFilterBar.tsx';
import { departmentsQuery, peopleList } from './people.queries.ts';
import type { PeopleFilters } from './peopleFilters.ts';
import { StructureView } from './StructureView.tsx';
import { usePeopleColumns } from './usePeopleColumns.tsx';

export function PeoplePage() {
  const { t } = useTranslation('people');
  const filters = useSearch({ from: '/app/people' });
  const navigate = useNavigate({ from: '/people' });
  const change = (next: PeopleFilters) =>
    void navigate({ search: (was) => ({ ...was, ...next }), replace: true });

  return (
    <Page title={t('title')}>
      <PeopleFilterBar filters={filters} onChange={change} />
      {filters.view === 'chart' ? (
        <StructureView />
      ) : filters.view === 'certificates' ? (
        <CertificatesView departmentId={filters.departmentId} />
      ) : (
        <Directory filters={filters} onReset={() => change({ search: undefined, departmentId: undefined })} />
      )}
    </Page>
  );
}

function Directory({ filters, onReset }: { filters: PeopleFilters; onReset: () => void }) {
  const { t } = useTranslation('people');
  const people = useInfiniteQuery(peopleList(filters));
  const departments = useQuery(departmentsQuery);
  const columns = usePeopleColumns();
  const chosen = departments.data?.find((one) => one.id === filters.departmentId)?.name;
  return (
    <>
      <Section flush>
        <DataTable
          label={t('title')}
          rows={rowsOf(people.data)}
          columns={columns}
          rowKey={(row) => String(row.id)}
          rowName={(row) => row.name}
          rowHref={(row) => `/people/${row.id}`}
          loading={people.isPending}
          failed={people.error && { ...failureOf(people.error), onRetry: () => void people.refetch() }}
          empty={<NobodyFound search={filters.search} department={chosen} onReset={onReset} />}
          hasMore={people.hasNextPage}
          loadingMore={people.isFetchingNextPage}
          onMore={() => void people.fetchNextPage()}
          rememberAs="people"
          fill
        />
      </Section>
      <KeyHints />
    </>
  );
}
