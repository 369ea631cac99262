import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { newsActs } from './news.queries.ts';

/** A draft is made at once, so that what is written has its place from the first letter; an empty one is made once. */
export function BeginPage() {
  const { t } = useTranslation('news');
  const navigate = useNavigate();
  const draft = useQuery({
    queryKey: ['new-news'],
    queryFn: newsActs.begin,
    retry: false,
    gcTime: 0,
    staleTime: 0,
  });
  const id = draft.data?.id;
  useEffect(() => {
    if (id !== undefined) void navigate({ to: '/news/$id/edit', params: { id: String(id) }, replace: true });
  }, [id, navigate]);
  return (
    <Page title={t('create')} width="form" above={<Breadcrumb parent={t('title')} href="/news" />}>
      <Section>
        {draft.isError ? (
          <ErrorState {...failureOf(draft.error)} onRetry={() => void draft.refetch()} />
        ) : (
          <SkeletonText />
        )}
      </Section>
    </Page>
  );
}
