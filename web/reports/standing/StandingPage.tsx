import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addDays } from '#domain/values/dates.ts';
import { api } from '#web/http/client.ts';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { QuickViews } from '#web/search/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { ExportButton } from '#web/table/ExportButton.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { PeriodFilter } from '../PeriodFilter.tsx';
import shared from '../Reports.module.css';
import { standingQuery } from '../reports.queries.ts';
import { GROUPS, hrefOf, type StandingSearch } from '../search.ts';
import { ordersOf, StandingCards } from './StandingCards.tsx';
import { StandingTable } from './StandingTable.tsx';

const route = getRouteApi('/app/reports/standing');

/** Where the orders one sees stand now, whom they wait for, and how long steps took: every number leads to its orders. */
export function StandingPage() {
  const { t } = useTranslation('reports');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const report = useQuery(standingQuery(search));
  const narrow = useMediaQuery('(max-width: 1023.98px)', false, { getInitialValueInEffect: false });
  const groupBy = search.groupBy ?? 'step';
  const views = GROUPS.map((key) => ({
    key,
    label: t(`standing.by.${key}`),
    href: hrefOf('/reports/standing', { ...search, groupBy: key === 'step' ? undefined : key }),
  }));
  const { data } = report;

  return (
    <Page
      title={t('standing.title')}
      above={<Breadcrumb parent={t('title')} href="/reports" here={t('standing.title')} />}
      meta={data && <Total total={data.total} />}
      actions={
        <ExportButton
          text={t('export.button')}
          label={t('export.label')}
          take={() => api.POST('/api/standing-exports', { body: { ...search, groupBy }, parseAs: 'blob' })}
        />
      }
    >
      <div className={shared.bar}>
        <QuickViews views={views} current={groupBy} />
        <Periods search={search} onChange={(next) => void navigate({ search: next, replace: true })} />
      </div>
      {data && data.unknownYears.length > 0 && (
        <p className={shared.note}>{t('standing.unknownYears', { years: data.unknownYears.join(', ') })}</p>
      )}
      {report.isPending && <SkeletonRows />}
      {report.isError && !data && (
        <ErrorState {...failureOf(report.error)} onRetry={() => void report.refetch()} />
      )}
      {data && (
        <div className={shared.fresh} data-stale={report.isPlaceholderData || undefined}>
          {data.rows.length === 0 ? (
            <Section flush>
              <EmptyState title={t('standing.none')} why={t('standing.emptyWhy')} />
            </Section>
          ) : narrow ? (
            <StandingCards report={data} />
          ) : (
            <StandingTable report={data} />
          )}
        </div>
      )}
      <p className="meta">{t('standing.daysNote')}</p>
    </Page>
  );
}

function Total({ total }: { total: { count: number; overdue: number; query: Record<string, string> } }) {
  const { t } = useTranslation('reports');
  if (total.count === 0) return <>{t('standing.none')}</>;
  return (
    <>
      <TextLink href={ordersOf(total.query)}>{t('standing.total', { count: total.count })}</TextLink>
      {total.overdue > 0 && (
        <>
          {', '}
          <TextLink href={ordersOf({ ...total.query, overdue: 'true', sort: 'due' })}>
            {t('standing.overdueTotal', { count: total.overdue })}
          </TextLink>
        </>
      )}
    </>
  );
}

interface PeriodsProps {
  search: StandingSearch;
  onChange: (search: StandingSearch) => void;
}

function Periods({ search, onChange }: PeriodsProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const today = format.today();
  const ready = ([30, 365] as const).map((days) => ({
    key: String(days),
    label: t(`standing.ready.d${days}`),
    from: addDays(today, 1 - days),
  }));
  return (
    <PeriodFilter
      value={{ from: search.from, to: search.to }}
      ready={ready}
      usual={t('standing.usual')}
      onChange={({ from, to }) => onChange({ ...search, from, to })}
    />
  );
}
