import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type DocumentKind, isCommercial, kindByName } from '#web/files/public.ts';
import { newAttempt } from '#web/http/client.ts';
import { failureOf } from '#web/http/errors.ts';
import { sendBytes } from '#web/http/sendBytes.ts';
import { useMe } from '#web/session/public.ts';
import type { Attached, Commenting } from './feed.types.ts';

interface AttachOptions {
  recordKey: QueryKey;
  files: Commenting['files'];
  onAttached: (file: Attached) => void;
}
/** A file on its way into the documents of the record; without a kind it waits for the person to say what it is. */
export interface Waiting {
  key: number;
  file: File;
  kind: DocumentKind | null;
  percent: number;
  problem: string | null;
}

/** Files for a comment: chosen among the documents of the record, or uploaded as one more of them. */
export function useAttach({ recordKey, files, onAttached }: AttachOptions) {
  const limit = useMe().uploadLimitBytes;
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const next = useRef(0);
  const attached = useRef(onAttached);
  attached.current = onAttached;
  const documents = useQuery({
    queryKey: [...recordKey.slice(0, -1), 'documents', 'toChoose'],
    queryFn: ({ signal }) => files?.list(signal) ?? Promise.resolve([]),
    enabled: open && files !== undefined,
  });

  const part = (key: number, change: Partial<Waiting>) =>
    setWaiting((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const allowed = (kind: DocumentKind) => files?.mayAdd(isCommercial(kind)) ?? false;

  function take(chosen: File[]) {
    for (const file of chosen) {
      const guessed = kindByName(file.name);
      const kind = guessed && allowed(guessed) ? guessed : null;
      const one: Waiting = { key: next.current++, file, kind, percent: 0, problem: null };
      const fits = file.size > 0 && file.size <= limit;
      setWaiting((all) => [...all, fits ? one : { ...one, problem: file.size > 0 ? 'tooLarge' : 'empty' }]);
      if (fits && kind) void send(one, kind);
    }
  }

  async function send({ key, file }: Waiting, kind: DocumentKind) {
    if (!files) return;
    part(key, { kind, problem: null });
    try {
      const made = await sendBytes({
        url: `${files.url}?${new URLSearchParams({ name: file.name, kind })}`,
        file,
        key: newAttempt()['Idempotency-Key'],
        signal: new AbortController().signal,
        onProgress: (sent) => part(key, { percent: Math.floor((sent / file.size) * 100) }),
      });
      drop(key);
      attached.current(made as Attached);
      void queries.invalidateQueries({ queryKey: [...recordKey.slice(0, -1), 'documents'] });
    } catch (cause) {
      part(key, { problem: failureOf(cause).why });
    }
  }
  const drop = (key: number) => setWaiting((all) => all.filter((one) => one.key !== key));

  return {
    open,
    setOpen,
    documents,
    waiting,
    take,
    drop,
    choose: (one: Waiting, kind: DocumentKind) => void send(one, kind),
    attach: onAttached,
    allowed,
    mayAdd: files !== undefined && (files.mayAdd(false) || files.mayAdd(true)),
    /** Something is on its way: the comment waits for it. */
    busy: waiting.some(({ kind, problem }) => kind !== null && problem === null),
  };
}
export type Attach = ReturnType<typeof useAttach>;
