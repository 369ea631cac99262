import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderExportColumns } from '#api/order-list-limits.ts';
import { answer, api } from '#web/http/client.ts';
import { saveFile } from '#web/http/saveFile.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { type OrdersSearch, toApiFilter } from './filters.ts';

/** What the list shows, with its columns, as a file; the work stands in a column of its own there. */
export function ExportButton({ search, columns }: { search: OrdersSearch; columns: readonly string[] }) {
  const { t } = useTranslation('orders');
  const [busy, setBusy] = useState(false);

  async function take() {
    setBusy(true);
    try {
      const wanted = columns.includes('company') ? [...columns, 'title'] : columns;
      const body = {
        filter: toApiFilter(search),
        sort: search.sort ?? ('new' as const),
        columns: orderExportColumns.filter((key) => wanted.includes(key)),
      };
      const call = api.POST('/api/order-exports', { body, parseAs: 'blob' });
      const file = await answer(call);
      saveFile(file as unknown as Blob, (await call).response);
    } catch (cause) {
      tellProblem(cause);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button
      className="noPrint"
      visibleFrom="sm"
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.5} />}
      aria-label={t('list.export.label')}
      loading={busy}
      onClick={() => void take()}
    >
      {t('list.export.button')}
    </Button>
  );
}
