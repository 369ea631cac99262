import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { answer } from '#web/http/client.ts';
import { saveFile } from '#web/http/saveFile.ts';
import { tellProblem } from '#web/http/tellProblem.ts';

type Asked = Promise<{ data?: unknown; error?: unknown; response: Response }>;

interface ExportButtonProps {
  /** Asks for the file, `parseAs: 'blob'`. */
  take: () => Asked;
  /** What stands on it, and what it does in words. */
  text: string;
  label: string;
  /** A list leaves its place on a phone to what is done there. */
  wideOnly?: boolean;
}

/** What the page shows, as a file. */
export function ExportButton({ take, text, label, wideOnly = false }: ExportButtonProps) {
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      const call = take();
      const file = (await answer(call)) as Blob;
      saveFile(file, (await call).response);
    } catch (cause) {
      tellProblem(cause);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button
      className="noPrint"
      visibleFrom={wideOnly ? 'sm' : undefined}
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.5} />}
      aria-label={label}
      loading={busy}
      onClick={() => void save()}
    >
      {text}
    </Button>
  );
}
