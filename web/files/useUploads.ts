import { useCallback, useEffect, useReducer, useRef } from 'react';
import { Problem } from '#web/http/errors.ts';
import type { DocumentKind } from './kinds.ts';
import { sendFile } from './sendFile.ts';
import { changed, type Item } from './uploads.ts';

const AT_ONCE = 2;

interface UploadsOptions {
  url: string;
  onUploaded: () => void;
  words: { cut: string };
}

/** The queue of a panel: two files at a time, each can be stopped and tried again. Leaving the page stops all. */
export function useUploads({ url, onUploaded, words }: UploadsOptions) {
  const [items, change] = useReducer(changed, []);
  const stops = useRef(new Map<string, AbortController>());
  const keys = useRef(new Map<string, string>());
  const latest = useRef({ onUploaded, words });
  latest.current = { onUploaded, words };

  const send = useCallback(
    async ({ id, file }: Item, kind: DocumentKind) => {
      const stop = new AbortController();
      stops.current.set(id, stop);
      const key = keys.current.get(id) ?? crypto.randomUUID();
      keys.current.set(id, key);
      change({ do: 'set', id, with: { state: 'uploading', sent: 0, problem: undefined } });
      const onProgress = (sent: number) => change({ do: 'set', id, with: { sent } });
      try {
        await sendFile({ url, file, kind, key, signal: stop.signal, onProgress });
        change({ do: 'set', id, with: { state: 'done', sent: file.size } });
        latest.current.onUploaded();
      } catch (cause) {
        if (stop.signal.aborted) return change({ do: 'drop', ids: [id] });
        const offline = cause instanceof Problem && cause.offline;
        // A refusal is an answer to this key; only a cut line may be asked the same again.
        if (!offline) keys.current.delete(id);
        const problem = offline ? latest.current.words.cut : (cause as Error).message;
        change({ do: 'set', id, with: { state: 'failed', problem } });
      } finally {
        stops.current.delete(id);
      }
    },
    [url],
  );

  useEffect(() => {
    const running = items.filter((it) => it.state === 'uploading').length;
    const next = items.filter((it) => it.state === 'waiting' && it.kind !== null).slice(0, AT_ONCE - running);
    if (running < AT_ONCE) for (const item of next) void send(item, item.kind!);
  }, [items, send]);

  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop.abort();
    };
  }, []);

  const cancel = (id: string) => {
    const running = stops.current.get(id);
    if (running) running.abort();
    else change({ do: 'drop', ids: [id] });
  };
  const retry = (id: string) => change({ do: 'set', id, with: { state: 'waiting', problem: undefined } });
  const choose = (id: string, kind: DocumentKind) => change({ do: 'set', id, with: { kind } });
  const add = (added: Item[]) => change({ do: 'add', items: added });
  const cancelAll = () => {
    for (const item of items) if (item.state !== 'done') cancel(item.id);
  };

  return { items, add, cancel, cancelAll, retry, choose };
}
