import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportColumns } from '#api/client-lists.ts';
import { answer, api } from '#web/http/client.ts';
import { saveFile } from '#web/http/saveFile.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { type ClientsSearch, toApiFilter } from './filters.ts';

/** What the list shows, with its columns, as a file. */
export function ExportButton({ search, columns }: { search: ClientsSearch; columns: readonly string[] }) {
  const { t } = useTranslation('clients');
  const [busy, setBusy] = useState(false);

  async function take() {
    setBusy(true);
    try {
      const body = {
        filter: toApiFilter(search),
        sort: search.sort ?? ('name' as const),
        columns: exportColumns.filter((key) => columns.includes(key)),
      };
      const call = api.POST('/api/client-exports', { body, parseAs: 'blob' });
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
      aria-label={t('base.export.label')}
      loading={busy}
      onClick={() => void take()}
    >
      {t('base.export.button')}
    </Button>
  );
}
