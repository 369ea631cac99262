import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { PublishForm } from './PublishForm.tsx';
import { definitionQuery, versionsQuery } from './processes.queries.ts';

/** A new version begins from the text of one that exists: from the address, or the current one. */
export function PublishPage() {
  const { t } = useTranslation('admin');
  const { from } = useSearch({ from: '/app/admin/process/new' });
  const versions = useQuery(versionsQuery);
  const id = from ?? versions.data?.find((one) => one.current)?.id ?? 0;
  const source = useQuery({ ...definitionQuery(id), enabled: id > 0 });
  const failed = versions.error ?? source.error;
  return (
    <Page
      title={t('process.publishNew')}
      above={<Breadcrumb parent={t('pages.process')} href="/admin/process" here={t('process.publishNew')} />}
      meta={t('process.publishLead')}
    >
      {failed ? (
        <Section flush>
          <ErrorState {...failureOf(failed)} onRetry={() => void source.refetch()} />
        </Section>
      ) : source.data ? (
        <PublishForm key={id} source={source.data} />
      ) : (
        <SkeletonText />
      )}
    </Page>
  );
}
