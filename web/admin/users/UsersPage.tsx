import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { peopleList } from '#web/people/public.ts';
import { SearchField } from '#web/search/public.ts';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from '../Field.module.css';
import type { UserFilters } from './userFilters.ts';
import { useUserColumns } from './useUserColumns.tsx';

/** Everyone who may sign in, those invited, and those who have left. */
export function UsersPage() {
  const { t } = useTranslation('admin');
  const filters = useSearch({ from: '/app/admin/users' });
  const navigate = useNavigate({ from: '/admin/users' });
  const change = (next: UserFilters) =>
    void navigate({ search: (was) => ({ ...was, ...next }), replace: true });
  const people = useInfiniteQuery(peopleList(filters));
  const columns = useUserColumns();
  return (
    <Page
      title={t('pages.users')}
      actions={
        <Button component="a" href="/admin/users/new">
          {t('users.add')}
        </Button>
      }
    >
      <search className={classes.bar}>
        <SearchField
          placeholder={t('users.search')}
          value={filters.search}
          onSearch={(search) => change({ search })}
        />
        <SegmentedControl
          aria-label={t('users.show')}
          value={filters.dismissed ? 'dismissed' : 'here'}
          onChange={(which) => change({ dismissed: which === 'dismissed' ? true : undefined })}
          data={[
            { value: 'here', label: t('users.here') },
            { value: 'dismissed', label: t('users.dismissed') },
          ]}
        />
      </search>
      <Section flush>
        <DataTable
          label={t('pages.users')}
          rows={rowsOf(people.data)}
          columns={columns}
          rowKey={(row) => String(row.id)}
          rowName={(row) => row.name}
          rowHref={(row) => `/admin/users/${row.id}`}
          loading={people.isPending}
          failed={people.error && { ...failureOf(people.error), onRetry: () => void people.refetch() }}
          empty={<EmptyState title={t(filters.search ? 'users.notFound' : 'users.nobodyDismissed')} />}
          hasMore={people.hasNextPage}
          loadingMore={people.isFetchingNextPage}
          onMore={() => void people.fetchNextPage()}
          rememberAs="admin.users"
          fill
        />
      </Section>
    </Page>
  );
}
