import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#web/http/client.ts';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { Sheet } from './Sheet.tsx';

/** Under the key of the order: what makes the card stale makes its sheet stale. */
const sheetQuery = (id: number) =>
  queryOptions({
    queryKey: ['orders', id, 'sheet'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/orders/{id}/sign-off', { params: { path: { id } }, signal })),
  });

/** «Лист согласования»: who signed what and when, to be printed on one or two sheets. */
export function SheetPage() {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const { id } = useParams({ from: '/app/orders/$id/sheet' });
  const sheet = useQuery(sheetQuery(id));
  const number = sheet.data?.order.number;
  return (
    <Page
      title={number ? `${t('sheet.title')}, ${number}` : t('sheet.title')}
      headOnScreenOnly
      above={<Breadcrumb parent={number ?? t('sheet.back')} href={`/orders/${id}`} />}
      actions={
        sheet.data && (
          <Button leftSection={<IconPrinter size={16} stroke={1.5} />} onClick={() => window.print()}>
            {common('action.print')}
          </Button>
        )
      }
    >
      {sheet.data && !isProblem(sheet.error, 'not_found') ? (
        <Sheet order={sheet.data.order} code={sheet.data.code} />
      ) : (
        <Section flush>
          {isProblem(sheet.error, 'not_found') ? (
            <EmptyState
              title={t('card.gone.why')}
              action={
                <Button component="a" href="/orders" variant="default">
                  {t('card.gone.list')}
                </Button>
              }
            />
          ) : sheet.isError ? (
            <ErrorState {...failureOf(sheet.error)} onRetry={() => void sheet.refetch()} />
          ) : (
            <SkeletonRows />
          )}
        </Section>
      )}
    </Page>
  );
}
