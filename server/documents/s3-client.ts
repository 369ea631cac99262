import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Settings } from '#server/config.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { signed } from './s3-sign.ts';

type Ask = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  key?: string;
  query?: Record<string, string>;
  /** So many of its first bytes. */
  first?: number;
};
type Body = { file: string; sha256: string };

const emptyHash = createHash('sha256').digest('hex');
const TRIES = 3;
const PATIENCE_MS = 30_000;

/** The store refused, or cannot be reached; the message is for the operator. */
export class S3Failed extends HttpProblem {
  constructor(message: string) {
    super('unavailable', {
      retryAfter: 30,
      detail: (language) =>
        language === 'ru'
          ? 'Хранилище файлов не отвечает. Повторите через минуту; если не поможет, сообщите администратору'
          : 'The store of files does not answer. Try again in a minute, or tell the administrator',
    });
    this.message = message;
  }
}

/**
 * The five requests of S3 that are needed, in path style, which every store of the kind understands. What fails on the way is
 * tried again: each of them may be done twice.
 */
export function s3Client(settings: S3Settings) {
  const { endpoint, bucket, region } = settings;
  const account = { key: settings.key, secret: settings.secret.reveal(), region };
  const once = async ({ method, key = '', query = {}, first }: Ask, patienceMs: number, body?: Body) => {
    const url = new URL(`${endpoint}/${bucket}${key === '' ? '' : `/${key}`}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const bodyHash = body?.sha256 ?? emptyHash;
    const { host: _, ...headers } = signed({ method, url, headers: {}, bodyHash, at: new Date() }, account);
    if (first !== undefined) headers.range = `bytes=0-${first - 1}`;
    // until the answer begins; how long its content takes is another matter
    const late = new AbortController();
    const timer = body ? undefined : setTimeout(() => late.abort(), patienceMs);
    try {
      // as a blob the body has a length, and goes from the disk as it is read
      const content = body ? await openAsBlob(body.file) : null;
      return await fetch(url, { method, headers, body: content, redirect: 'error', signal: late.signal });
    } finally {
      clearTimeout(timer);
    }
  };
  return async function ask(what: Ask, body?: Body, { tries = TRIES, patienceMs = PATIENCE_MS } = {}) {
    for (let n = 1; ; n++) {
      const answer = await once(what, patienceMs, body).catch((error: Error) => error);
      if (!(answer instanceof Error)) {
        // an empty content has no first bytes
        if (answer.status < 300 || answer.status === 404 || answer.status === 416) return answer;
        await answer.body?.cancel();
        if (answer.status < 500 && answer.status !== 429)
          throw new S3Failed(`the S3 store answers ${answer.status} to ${what.method}`);
      }
      if (n >= tries) throw unreachable(answer);
      await sleep(200 * 4 ** (n - 1));
    }
  };
}

const unreachable = (answer: Error | Response): S3Failed =>
  new S3Failed(`the S3 store cannot be reached: ${answer instanceof Error ? answer.message : answer.status}`);
