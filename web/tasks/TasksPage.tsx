import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { rowsOf } from '#web/table/columns.ts';
import { ListFoot } from '#web/table/ListFoot.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { AboutName } from './AboutName.tsx';
import { TaskBoard } from './TaskBoard.tsx';
import { TaskFilterBar } from './TaskFilterBar.tsx';
import { TaskRows } from './TaskRows.tsx';
import classes from './Tasks.module.css';
import type { TaskFilters } from './taskFilters.ts';
import { aboutQuery, tasksQuery } from './tasks.queries.ts';

const route = getRouteApi('/app/tasks');

/** What is to be done by me, what I gave others, and what my department does; what the address says is what is shown. */
export function TasksPage() {
  const { t } = useTranslation('tasks');
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: TaskFilters) =>
    void navigate({ search: (was) => ({ ...was, ...part }), replace: true });
  const tasks = useInfiniteQuery(tasksQuery(filters));
  const rows = rowsOf(tasks.data);
  const { view = 'mine', group } = filters;
  const about = useQuery(aboutQuery({ orderId: filters.orderId, clientId: filters.clientId }));
  const ofRecord = filters.orderId !== undefined || filters.clientId !== undefined;
  const filtered = ofRecord || filters.state !== undefined || filters.overdue === true;
  return (
    <Page
      title={t('title')}
      actions={
        <Button
          component="a"
          href={
            about.data
              ? `/tasks/new?${about.data.type}Id=${filters.orderId ?? filters.clientId}`
              : '/tasks/new'
          }
          leftSection={<IconPlus size={16} stroke={2} />}
        >
          {t('create')}
        </Button>
      }
    >
      {about.data && (
        <p className={classes.aboutLine}>
          <AboutName about={about.data} />
          <TextLink href="/tasks">{t('about.all')}</TextLink>
        </p>
      )}
      <TaskFilterBar filters={filters} leads={tasks.data?.pages[0]?.leads ?? false} onChange={change} />
      {tasks.isPending ? (
        <Section flush>
          <SkeletonRows />
        </Section>
      ) : tasks.isError && !tasks.data ? (
        <Section flush>
          <ErrorState {...failureOf(tasks.error)} onRetry={() => void tasks.refetch()} />
        </Section>
      ) : rows.length === 0 ? (
        <Section flush>
          <EmptyState
            title={t(filtered ? 'empty.filtered' : `empty.${view}`)}
            why={t(filtered ? 'empty.filteredWhy' : 'empty.why')}
          />
        </Section>
      ) : view === 'department' && group && !ofRecord ? (
        <TaskBoard tasks={rows} by={group} />
      ) : (
        <Section flush>
          <TaskRows tasks={rows} who={view === 'mine' && !ofRecord ? 'author' : 'assignee'} />
        </Section>
      )}
      <ListFoot
        shown={rows.length}
        hasMore={tasks.hasNextPage}
        loadingMore={tasks.isFetchingNextPage}
        onMore={() => void tasks.fetchNextPage()}
      />
    </Page>
  );
}
