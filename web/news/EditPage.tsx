import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { EditNews } from './EditNews.tsx';
import { newsQuery } from './news.queries.ts';

const route = getRouteApi('/app/news/$id/edit');

export function EditPage() {
  const { t } = useTranslation('news');
  const { t: common } = useTranslation('common');
  const id = Number(route.useParams().id);
  const news = useQuery({ ...newsQuery(id), staleTime: 0 });
  // another version taken over begins the form anew
  const [taken, setTaken] = useState(0);
  const gone = isProblem(news.error, 'not_found') || isProblem(news.error, 'malformed');
  const refused = news.data && !news.data.abilities.edit.allowed ? news.data.abilities.edit.reason : null;
  if (news.data && !gone && !refused && (taken > 0 || !news.isFetching || news.isFetchedAfterMount))
    return <EditNews key={`${id}-${taken}`} news={news.data} onTake={() => setTaken((n) => n + 1)} />;
  return (
    <Page
      title={gone ? common('state.notFound') : t('title')}
      above={<Breadcrumb parent={t('title')} href="/news" />}
    >
      <Section flush={gone}>
        {gone || refused ? (
          <EmptyState title={common('state.notFound')} why={refused ?? common('state.notFoundWhy')} />
        ) : news.isError ? (
          <ErrorState {...failureOf(news.error)} onRetry={() => void news.refetch()} />
        ) : (
          <SkeletonText />
        )}
      </Section>
    </Page>
  );
}
