import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Breadcrumb } from '#web/shell/public.ts';
import { NearText } from '#web/ui/DateText.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Person } from '#web/ui/Person.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { type Import, importQuery } from '../imports.queries.ts';
import { isWork } from '../keys.ts';
import { CheckedPart } from '../result/CheckedPart.tsx';
import { ResultPart } from '../result/ResultPart.tsx';
import { UndonePart } from '../result/UndonePart.tsx';
import { RowsPart } from '../rows/RowsPart.tsx';
import { StateBadge } from '../StateBadge.tsx';
import { SettingsPart } from '../settings/SettingsPart.tsx';
import { firstTab } from '../states.ts';
import { WorkPart } from '../work/WorkPart.tsx';
import { ImportActions } from './ImportActions.tsx';
import { Steps } from './Steps.tsx';

const route = getRouteApi('/app/imports/$id');

export function ImportPage() {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation('common');
  const { id } = route.useParams();
  const one = useQuery(importQuery(id));
  const above = <Breadcrumb parent={t('title')} href="/imports" />;
  if (one.data) return <OneImport one={one.data} />;
  return (
    <Page title={t('title')} above={above}>
      <Section flush>
        {isProblem(one.error, 'not_found') ? (
          <EmptyState title={common('state.notFound')} why={common('state.notFoundWhy')} />
        ) : one.isError ? (
          <ErrorState {...failureOf(one.error)} onRetry={() => void one.refetch()} />
        ) : (
          <SkeletonRows />
        )}
      </Section>
    </Page>
  );
}

function OneImport({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const { part } = route.useSearch();
  const atColumns = one.state === 'draft' || (one.state === 'checked' && part === 'columns');
  return (
    <Page
      title={one.fileName}
      above={<Breadcrumb parent={t('title')} href="/imports" />}
      aside={<StateBadge state={one.state} />}
      meta={
        <>
          {t(`kind.${one.kind}`)} · {t('tableRows', { count: one.rows, n: number(one.rows) })} ·{' '}
          <Person person={one.by} />, <NearText at={one.createdAt} />
        </>
      }
      actions={<ImportActions one={one} />}
    >
      {/* said once when it changes, not at every percent */}
      <div role="status" className="visuallyHidden">
        {t(`state.${one.state}`)}
      </div>
      {one.state !== 'undoing' && one.state !== 'undone' && <Steps one={one} atColumns={atColumns} />}
      {atColumns ? <SettingsPart key={one.id} one={one} /> : <After key={one.state} one={one} />}
    </Page>
  );
}

/** The columns are named: the check, the loading and what came of them. */
function After({ one }: { one: Import }) {
  const { rows } = route.useSearch();
  const [usual] = useState(firstTab(one));
  if (isWork(one)) return <WorkPart one={one} />;
  return (
    <>
      {one.state === 'checked' ? (
        <CheckedPart one={one} />
      ) : one.state === 'undone' ? (
        <UndonePart one={one} />
      ) : (
        <ResultPart one={one} />
      )}
      <RowsPart one={one} shown={rows ?? usual} />
    </>
  );
}
