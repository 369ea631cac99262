import createClient, { type Middleware } from 'openapi-fetch';
import { Problem, type ProblemBody } from './errors.ts';
import type { paths } from './generated/api.d.ts';
import { sessionEnded } from './session.ts';

const CALM_MS = 600;

/** The one way to the server. Every call goes through `answer`, so refusals arrive as a Problem. */
export const api = createClient<paths>({ credentials: 'same-origin', fetch: reach });

type Outcome<T> = { data?: T; error?: unknown; response: Response };

/** `await answer(api.GET('/api/orders/{id}', { params }))` → the body, or a thrown Problem. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  throw new Problem(response.status, bodyOf(error), secondsOf(response));
}

/**
 * Headers of one attempt: make them once per press of a button and pass them again when the same press is
 * retried, so that the server does it once however often it hears of it.
 */
export function newAttempt(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': crypto.randomUUID() };
}

const stamped: Middleware = {
  onRequest({ request }) {
    if (isSafe(request.method)) return;
    // A custom header cannot be sent across origins without asking: that is the CSRF guard.
    request.headers.set('x-vizir', '1');
    if (!request.headers.has('Idempotency-Key') && request.method !== 'PATCH') {
      request.headers.set('Idempotency-Key', crypto.randomUUID());
    }
  },
  onResponse({ response, schemaPath }) {
    // A wrong password is not an ended session.
    if (response.status === 401 && !atTheDoor.test(schemaPath)) sessionEnded();
  },
};

const atTheDoor = /^\/api\/(session|setup|invitations)/;

api.use(stamped);

/** A line that blinked is not the reader's trouble: the same request, with the same key, once more. */
async function reach(request: Request): Promise<Response> {
  const spare = request.clone();
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    await new Promise((resolve) => setTimeout(resolve, CALM_MS));
    try {
      return await fetch(spare);
    } catch (again) {
      if (request.signal.aborted) throw again;
      throw new Problem(0);
    }
  }
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

function secondsOf(response: Response): number | null {
  return Number(response.headers.get('retry-after')) || null;
}

function bodyOf(error: unknown): ProblemBody {
  return typeof error === 'object' && error !== null ? (error as ProblemBody) : {};
}
