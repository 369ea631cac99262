import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { useForgetRecord, useRememberRecord } from '#web/search/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { NewsCard } from './NewsCard.tsx';
import { newsActs, newsQuery } from './news.queries.ts';

const route = getRouteApi('/app/news/$id');

export function NewsPage() {
  const { t } = useTranslation('news');
  const { t: common } = useTranslation('common');
  const id = Number(route.useParams().id);
  const news = useQuery(newsQuery(id));
  const gone = isProblem(news.error, 'not_found') || isProblem(news.error, 'malformed');
  const { data } = news;
  useRememberRecord(
    data && !gone && data.title
      ? { type: 'news', id, title: data.title, subtitle: data.author.shortName }
      : undefined,
  );
  useForgetRecord('news', id, gone);
  const said = data?.comments.at(-1)?.id;
  const state = data?.state;
  // whoever looks at it has read it, and what was told of it
  useEffect(() => {
    if (state === 'published') void newsActs.open(id).catch(() => said);
  }, [id, state, said]);
  if (data && !gone) return <NewsCard key={id} news={data} />;
  return (
    <Page
      title={gone ? common('state.notFound') : t('title')}
      above={<Breadcrumb parent={t('title')} href="/news" />}
    >
      <Section flush={gone}>
        {gone ? (
          <EmptyState title={common('state.notFound')} why={common('state.notFoundWhy')} />
        ) : news.isError ? (
          <ErrorState {...failureOf(news.error)} onRetry={() => void news.refetch()} />
        ) : (
          <SkeletonText />
        )}
      </Section>
    </Page>
  );
}
