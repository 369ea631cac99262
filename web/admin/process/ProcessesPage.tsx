import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Column } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { Badge } from '#web/ui/Badge.tsx';
import { MomentText } from '#web/ui/DateText.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { type Version, versionsQuery } from './processes.queries.ts';

/** Published versions, newest first. None is ever edited: a change is a new version. */
export function ProcessesPage() {
  const { t } = useTranslation('admin');
  const versions = useQuery(versionsQuery);
  const columns = useColumns();
  const rows = [...(versions.data ?? [])].sort(
    (a, b) => b.publishedAt.localeCompare(a.publishedAt) || b.id - a.id,
  );
  return (
    <Page
      title={t('pages.process')}
      meta={t('process.lead')}
      actions={
        <Button component="a" href="/admin/process/new">
          {t('process.publishNew')}
        </Button>
      }
    >
      <Section flush>
        <DataTable
          label={t('pages.process')}
          rows={rows}
          columns={columns}
          rowKey={(row) => String(row.id)}
          rowHref={(row) => `/admin/process/${row.id}`}
          loading={versions.isPending}
          failed={versions.error && { ...failureOf(versions.error), onRetry: () => void versions.refetch() }}
        />
      </Section>
    </Page>
  );
}

function useColumns(): Column<Version>[] {
  const { t } = useTranslation('admin');
  const format = useFormat();
  return [
    {
      key: 'title',
      header: t('process.column.title'),
      cell: (row) => t('process.version', { title: format.say(row.title), version: row.version }),
    },
    {
      key: 'state',
      header: t('process.column.state'),
      card: 'side',
      cell: (row) =>
        row.current ? (
          <Badge tone="ok" shape={<ShapeIcon shape="dot" />}>
            {t('process.current')}
          </Badge>
        ) : (
          <span className="muted">{t('process.former')}</span>
        ),
    },
    {
      key: 'publishedAt',
      header: t('process.column.publishedAt'),
      cell: (row) => <MomentText at={row.publishedAt} />,
    },
    { key: 'key', header: t('process.column.key'), grow: true, cell: (row) => <code>{row.key}</code> },
  ];
}
