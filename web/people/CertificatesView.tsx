import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { type Column, rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { CertificateTerm } from './CertificateTerm.tsx';
import { type CertificateRow, certificateList } from './people.queries.ts';

/** Certificates of those one leads, and one's own; the first to expire on top. */
export function CertificatesView({ departmentId }: { departmentId: number | undefined }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const list = useInfiniteQuery(certificateList(departmentId));
  const columns: Column<CertificateRow>[] = [
    { key: 'who', header: t('column.name'), cell: (row) => row.employee.name },
    { key: 'what', header: t('certificate.what'), cell: (row) => row.title, grow: true },
    {
      key: 'until',
      header: t('certificate.validUntil'),
      cell: (row) => <CertificateTerm validUntil={row.validUntil} />,
    },
    {
      key: 'number',
      header: t('certificate.number'),
      cell: (row) => row.number,
      empty: (row) => !row.number,
    },
    {
      key: 'issuedBy',
      header: t('certificate.issuedBy'),
      cell: (row) => row.issuedBy,
      empty: (row) => !row.issuedBy,
    },
    {
      key: 'issued',
      header: t('certificate.issuedOn'),
      cell: (row) => row.issuedOn && format.date(row.issuedOn),
      empty: (row) => !row.issuedOn,
    },
  ];
  return (
    <Section flush>
      <DataTable
        label={t('certificate.title')}
        rows={rowsOf(list.data)}
        columns={columns}
        rowKey={(row) => String(row.id)}
        rowName={(row) => `${row.employee.name}: ${row.title}`}
        rowHref={(row) => `/people/${row.employee.id}#certificates`}
        loading={list.isPending}
        failed={list.error && { ...failureOf(list.error), onRetry: () => void list.refetch() }}
        empty={<EmptyState title={t('certificate.noneAtAll')} why={t('certificate.noneWhy')} />}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        rememberAs="certificates"
        fill
      />
    </Section>
  );
}
