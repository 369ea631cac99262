import { Problem, type ProblemBody } from '#web/http/errors.ts';
import { sessionEnded } from '#web/http/session.ts';
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

/** Raw bytes by XMLHttpRequest: `fetch` tells nothing of how much has gone. Rejects with a Problem. */
export function sendFile({ url, file, kind, key, signal, onProgress }: Sending): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${url}?${new URLSearchParams({ name: file.name, kind })}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-vizir', '1');
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve();
      if (request.status === 401) sessionEnded();
      reject(new Problem(request.status, bodyOf(request.responseText)));
    };
    request.onerror = () => reject(new Problem(0));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function bodyOf(text: string): ProblemBody {
  try {
    return JSON.parse(text) as ProblemBody;
  } catch {
    return {};
  }
}
