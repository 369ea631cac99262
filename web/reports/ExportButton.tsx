import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#web/http/saveFile.ts';
import { tellProblem } from '#web/http/tellProblem.ts';

type Taken = { data?: unknown; response: Response };

/** The report as a file; `take` asks for it. */
export function ExportButton({ take }: { take: () => Promise<Taken> }) {
  const { t } = useTranslation('reports');
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      const { data, response } = await take();
      saveFile(data as Blob, response);
    } catch (cause) {
      tellProblem(cause);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button
      className="noPrint"
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.5} />}
      aria-label={t('export.label')}
      loading={busy}
      onClick={() => void save()}
    >
      {t('export.button')}
    </Button>
  );
}
