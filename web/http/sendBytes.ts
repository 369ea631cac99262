import { Problem, type ProblemBody } from './errors.ts';
import { sessionEnded } from './session.ts';

interface Sending {
  method?: 'POST' | 'PUT';
  url: string;
  file: Blob;
  /** The same for a retry of the same press. */
  key: string;
  signal: AbortSignal;
  onProgress: (sent: number) => void;
}

/** Raw bytes by XMLHttpRequest: `fetch` tells nothing of how much has gone. Answers the body; rejects with a Problem. */
export function sendBytes({
  method = 'POST',
  url,
  file,
  key,
  signal,
  onProgress,
}: Sending): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-vizir', '1');
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      const body = bodyOf(request.responseText);
      if (request.status >= 200 && request.status < 300) return resolve(body);
      if (request.status === 401) sessionEnded();
      reject(new Problem(request.status, body as ProblemBody));
    };
    request.onerror = () => reject(new Problem(0));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
