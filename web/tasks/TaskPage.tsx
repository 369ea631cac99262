import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { TaskCard } from './TaskCard.tsx';
import { taskActs, taskQuery } from './tasks.queries.ts';

const route = getRouteApi('/app/tasks/$id');

export function TaskPage() {
  const { t } = useTranslation('tasks');
  const { t: common } = useTranslation('common');
  const id = Number(route.useParams().id);
  const task = useQuery(taskQuery(id));
  const gone = isProblem(task.error, 'not_found') || isProblem(task.error, 'malformed');
  const version = task.data?.version;
  // whoever looks at it has read what was told of it
  useEffect(() => {
    if (version !== undefined) void taskActs.read(id).catch(() => undefined);
  }, [id, version]);
  if (task.data && !gone) return <TaskCard key={id} task={task.data} />;
  return (
    <Page
      title={gone ? common('state.notFound') : t('title')}
      above={<Breadcrumb parent={t('title')} href="/tasks" />}
    >
      <Section flush={gone}>
        {gone ? (
          <EmptyState title={common('state.notFound')} why={common('state.notFoundWhy')} />
        ) : task.isError ? (
          <ErrorState {...failureOf(task.error)} onRetry={() => void task.refetch()} />
        ) : (
          <SkeletonText />
        )}
      </Section>
    </Page>
  );
}
