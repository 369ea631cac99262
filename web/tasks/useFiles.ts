import { useRef, useState } from 'react';
import { newAttempt } from '#web/http/client.ts';
import { failureOf } from '#web/http/errors.ts';
import type { Upload } from '#web/ui/UploadList.tsx';
import { sendTaskFile } from './tasks.queries.ts';

interface Chosen {
  file: File;
  key: string;
  abort: AbortController;
}

/** Files chosen for a task: they wait until they are sent to it, one after the other. What failed stays in the list. */
export function useFiles() {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const chosen = useRef(new Map<string, Chosen>());
  const running = useRef(new Set<string>());
  const change = (id: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));

  function take(files: File[]) {
    for (const file of files) {
      const id = crypto.randomUUID();
      const key = newAttempt()['Idempotency-Key'];
      chosen.current.set(id, { file, key, abort: new AbortController() });
      const upload: Upload = { id, name: file.name, bytes: file.size, state: 'waiting', percent: 0 };
      setUploads((all) => [...all, upload]);
    }
  }
  function drop(id: string) {
    chosen.current.get(id)?.abort.abort();
    chosen.current.delete(id);
    setUploads((all) => all.filter((one) => one.id !== id));
  }
  async function send(taskId: number, id: string): Promise<boolean> {
    const one = chosen.current.get(id);
    if (!one || running.current.has(id)) return true;
    running.current.add(id);
    const { file, key, abort } = one;
    change(id, { state: 'uploading', percent: 0, problem: undefined });
    try {
      await sendTaskFile(taskId, {
        file,
        key,
        signal: abort.signal,
        onProgress: (sent) => change(id, { percent: Math.floor((sent / Math.max(1, file.size)) * 100) }),
      });
      drop(id);
      return true;
    } catch (cause) {
      if (abort.signal.aborted) return true;
      change(id, { state: 'failed', problem: failureOf(cause).why });
      return false;
    } finally {
      running.current.delete(id);
    }
  }
  /** false: some did not go. */
  async function sendTo(taskId: number): Promise<boolean> {
    let all = true;
    for (const id of [...chosen.current.keys()]) all = (await send(taskId, id)) && all;
    return all;
  }
  return { uploads, take, drop, send, sendTo };
}
export type Files = ReturnType<typeof useFiles>;
