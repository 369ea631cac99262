import { answer, api } from '#web/http/client.ts';

export interface Kept<T> {
  at: string;
  values: T;
}

const SERVER_PAUSE_MS = 3000;

/** Whose drafts these are: another person in the same browser must not meet them. */
let owner = 0;
/** Drafts of the server as far as this page knows. */
const kept = new Map<string, Kept<unknown>>();
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Before any form is open. Without an answer the browser's own drafts must do. */
export async function openDrafts(person: number): Promise<void> {
  if (owner === person) return;
  owner = person;
  kept.clear();
  try {
    const { items } = await answer(api.GET('/api/drafts'));
    for (const { key, at, values } of items) kept.set(key, { at, values });
  } catch {
    // What was typed in this browser is here all the same.
  }
}

/** The newer of the two, the browser's and the server's. */
export function readDraft<T>(key: string): Kept<T> | null {
  const here = readHere<T>(key);
  const there = (kept.get(key) as Kept<T> | undefined) ?? null;
  return here && there ? (here.at >= there.at ? here : there) : (here ?? there);
}

export function keepHere<T>(key: string, values: T): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify({ at: new Date().toISOString(), values }));
  } catch {
    // A full or closed storage must not stop anyone from typing.
  }
}

/** At the server three seconds after the last key; another attempt comes with the next one. */
export function keepThere<T>(key: string, values: T): void {
  clearTimeout(waiting.get(key));
  waiting.set(
    key,
    setTimeout(() => {
      waiting.delete(key);
      void answer(api.PUT('/api/drafts/{key}', { params: { path: { key } }, body: { values } })).then(
        ({ at }) => kept.set(key, { at, values }),
        () => {},
      );
    }, SERVER_PAUSE_MS),
  );
}

export function forgetDraft(key: string): void {
  const wasWaiting = waiting.has(key);
  clearTimeout(waiting.get(key));
  waiting.delete(key);
  const wasThere = kept.delete(key);
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was kept then.
  }
  if (wasThere || wasWaiting)
    void answer(api.DELETE('/api/drafts/{key}', { params: { path: { key } } })).catch(() => {});
}

const nameOf = (key: string) => `vizir.draft.${owner}.${key}`;

function readHere<T>(key: string): Kept<T> | null {
  try {
    const text = localStorage.getItem(nameOf(key));
    return text ? (JSON.parse(text) as Kept<T>) : null;
  } catch {
    return null;
  }
}
