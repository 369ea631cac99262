import { answer, api, newAttempt } from '#web/http/client.ts';
import { Problem, type ProblemBody } from '#web/http/errors.ts';
import { sessionEnded } from '#web/http/session.ts';
import type { DocumentKind } from '../kinds.ts';
import { headOf } from './head.ts';
import type { Place } from './place.ts';

export interface Sending {
  file: File;
  place: Place;
  kind: DocumentKind;
  /** Of an upload that has begun. */
  uploadId: string | undefined;
  signal: AbortSignal;
  onBegun: (uploadId: string) => void;
  /** Bytes that are gone, which a cut may take back. */
  onSent: (bytes: number) => void;
  /** The line is cut, or the server away; it goes on by itself. */
  onCut: () => void;
}

/** A piece is on the server's disk once it is answered, and proxies are used to bodies of this size. */
const PIECE_BYTES = 32 * 1024 * 1024;
const PAUSES_MS = [1000, 2000, 5000, 10_000];
const tus = { 'tus-resumable': '1.0.0' } as const;

/**
 * Sends a file by the tus protocol and makes the document of it. Waits out whatever passes by itself: a cut line, a server that
 * starts again, a session that ended until its person signs in again. Rejects with a Problem that does not, or with AbortError.
 */
export async function sendInPieces(sending: Sending): Promise<void> {
  const { file, signal, onBegun, onSent } = sending;
  let id = sending.uploadId;
  for (;;) {
    try {
      id ??= await patiently(sending, () => begin(sending));
      onBegun(id);
      await sendRest(sending, id);
      onSent(file.size);
      const made = id;
      const attempt = newAttempt();
      await patiently(sending, () => finish(made, attempt, signal));
      return;
    } catch (cause) {
      // Past its time, or taken away in another window: once more from the beginning.
      if (!(cause instanceof Problem && cause.status === 404 && id === sending.uploadId && id)) throw cause;
      id = undefined;
    }
  }
}

async function begin({ file, place, kind, signal }: Sending): Promise<string> {
  const head = await headOf(file);
  const header = {
    ...tus,
    'upload-length': String(file.size),
    'upload-metadata': metadata({ ...placed(place, kind), name: file.name, ...(head ? { head } : {}) }),
  };
  return (await answer(api.POST('/api/uploads', { params: { header }, signal }))).id;
}

/** A version is of the kind it was, and hangs where it hung. */
function placed({ replacesId, ...card }: Place, kind: DocumentKind): Record<string, string | number> {
  return replacesId === undefined ? { ...card, kind } : { replacesId };
}

async function sendRest(sending: Sending, id: string): Promise<void> {
  const { file, onSent } = sending;
  await patiently(sending, async () => {
    let offset = await received(id, sending.signal);
    onSent(offset);
    while (offset < file.size) offset = await sendPiece(sending, id, offset);
  });
}

/** What the server has: a browser counts as sent what still lies in its own buffers. */
export async function received(id: string, signal?: AbortSignal): Promise<number> {
  const params = { path: { id }, header: tus };
  const { response } = await api.HEAD('/api/uploads/{id}', { params, signal, parseAs: 'stream' });
  if (!response.ok) throw new Problem(response.status);
  return Number(response.headers.get('upload-offset'));
}

/** By XMLHttpRequest: `fetch` tells nothing of how much has gone. Answers where the next piece begins. */
function sendPiece({ file, signal, onSent }: Sending, id: string, offset: number): Promise<number> {
  const piece = file.slice(offset, Math.min(file.size, offset + PIECE_BYTES));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const settle = (act: () => void) => {
      signal.removeEventListener('abort', stop);
      act();
    };
    request.open('PATCH', `/api/uploads/${id}`);
    request.setRequestHeader('content-type', 'application/offset+octet-stream');
    request.setRequestHeader('tus-resumable', tus['tus-resumable']);
    request.setRequestHeader('upload-offset', String(offset));
    request.setRequestHeader('x-vizir', '1');
    request.upload.onprogress = (event) => onSent(offset + event.loaded);
    request.onload = () =>
      settle(() => {
        if (request.status === 204) return resolve(offset + piece.size);
        if (request.status === 401) sessionEnded();
        reject(
          new Problem(
            request.status,
            bodyOf(request.responseText),
            Number(request.getResponseHeader('retry-after')) || null,
          ),
        );
      });
    request.onerror = () => settle(() => reject(new Problem(0)));
    request.onabort = () => settle(() => reject(new DOMException('aborted', 'AbortError')));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) return reject(new DOMException('aborted', 'AbortError'));
    request.send(piece);
  });
}

async function finish(
  id: string,
  headers: ReturnType<typeof newAttempt>,
  signal: AbortSignal,
): Promise<void> {
  await answer(api.POST('/api/uploads/{id}/document', { params: { path: { id } }, headers, signal }));
}

/** Until it is done or will not pass; a try after success begins with short pauses again. */
async function patiently<T>({ signal, onCut }: Sending, act: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await act();
    } catch (cause) {
      if (signal.aborted || !(cause instanceof Problem) || !passes(cause)) throw cause;
      onCut();
      const usual = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 1000;
      await pause(Math.max(usual, (cause.retryAfterSeconds ?? 0) * 1000), signal);
    }
  }
}

const passes = ({ status, code }: Problem): boolean =>
  status === 0 ||
  status === 401 ||
  status === 429 ||
  (status >= 500 && status !== 507) ||
  code === 'offset_differs';

/** Ends early when the line is back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => () => {
      clearTimeout(timer);
      window.removeEventListener('online', onOnline);
      signal.removeEventListener('abort', onAbort);
      act();
    };
    const onOnline = end(resolve);
    const onAbort = end(() => reject(new DOMException('aborted', 'AbortError')));
    const timer = setTimeout(onOnline, ms);
    window.addEventListener('online', onOnline);
    signal.addEventListener('abort', onAbort);
  });
}

const metadata = (values: Record<string, string | number>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${base64(String(value))}`)
    .join(',');

const base64 = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text.toWellFormed())));

function bodyOf(text: string): ProblemBody {
  try {
    return JSON.parse(text) as ProblemBody;
  } catch {
    return {};
  }
}
