import { sendBytes } from '#web/http/sendBytes.ts';
import type { DocumentKind } from './kinds.ts';

interface Sending {
  url: string;
  file: File;
  kind: DocumentKind;
  /** The same for a retry of the same press. */
  key: string;
  signal: AbortSignal;
  onProgress: (sent: number) => void;
}

/** One document with its name and kind. Rejects with a Problem. */
export async function sendFile({ url, file, kind, ...sending }: Sending): Promise<void> {
  await sendBytes({ url: `${url}?${new URLSearchParams({ name: file.name, kind })}`, file, ...sending });
}
