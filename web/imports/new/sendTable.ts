import { sendBytes } from '#web/http/sendBytes.ts';
import type { Import, ImportKind } from '../imports.queries.ts';

interface Sending {
  file: File;
  kind: ImportKind;
  sheet?: string;
  signal: AbortSignal;
  onProgress: (sent: number) => void;
}

/** The table as it is read by the server; nothing is written yet. */
export async function sendTable({ file, kind, sheet, signal, onProgress }: Sending): Promise<Import> {
  const query = new URLSearchParams({ kind, name: file.name, ...(sheet === undefined ? {} : { sheet }) });
  const url = `/api/imports?${query}`;
  return (await sendBytes({ url, file, key: crypto.randomUUID(), signal, onProgress })) as Import;
}
