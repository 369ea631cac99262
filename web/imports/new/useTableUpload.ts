import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isProblem } from '#web/http/errors.ts';
import { type Import, type ImportKind, keepImport } from '../imports.queries.ts';
import { whyOf } from '../whyOf.ts';
import { holdFile } from './heldFile.ts';
import { sendTable } from './sendTable.ts';

export type UploadState =
  | { kind: 'idle' }
  | { kind: 'sending'; percent: number }
  | { kind: 'refused'; why: string }
  | { kind: 'cut' };

/** Sends a table; what came of it is kept for the page that opens next. Leaving the page stops the sending. */
export function useTableUpload() {
  const queries = useQueryClient();
  const [state, setState] = useState<UploadState>({ kind: 'idle' });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function send(file: File, kind: ImportKind, sheet?: string): Promise<Import | null> {
    const stop = new AbortController();
    running.current = stop;
    setState({ kind: 'sending', percent: 0 });
    const onProgress = (sent: number) =>
      setState({ kind: 'sending', percent: Math.min(100, Math.floor((sent / file.size) * 100)) });
    try {
      const made = await sendTable({ file, kind, sheet, signal: stop.signal, onProgress });
      holdFile(made.id, file);
      keepImport(queries, made);
      setState({ kind: 'idle' });
      return made;
    } catch (cause) {
      if (stop.signal.aborted) setState({ kind: 'idle' });
      else if (isProblem(cause, 'offline')) setState({ kind: 'cut' });
      else setState({ kind: 'refused', why: whyOf(cause) });
      return null;
    }
  }

  return {
    state,
    send,
    stop: () => running.current?.abort(),
    forget: () => setState({ kind: 'idle' }),
  };
}
