import { HttpProblem } from './problems.ts';

/** One body, one person, one page: the bounds of a single request stand here. */
export const BODY_LIMIT = 1024 * 1024;
const DEPTH_LIMIT = 64;
/** Requests of one person at work at the same time; a page opens a dozen at most. */
const AT_ONCE = 40;

/** Nested deeper than any of our shapes: refused before anything walks it. */
export function checkDepth(body: unknown): void {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_LIMIT) throw new HttpProblem('malformed');
    level = level.flatMap((one) => (one !== null && typeof one === 'object' ? Object.values(one) : []));
  }
}

const atWork = new Map<number, number>();

/** Runs one request of a person, unless too many of theirs are running: one user cannot eat the server. */
export async function within<T>(employeeId: number, act: () => Promise<T>): Promise<T> {
  const running = atWork.get(employeeId) ?? 0;
  if (running >= AT_ONCE) throw new HttpProblem('too_many', { retryAfter: 1 });
  atWork.set(employeeId, running + 1);
  try {
    return await act();
  } finally {
    const left = (atWork.get(employeeId) ?? 1) - 1;
    if (left > 0) atWork.set(employeeId, left);
    else atWork.delete(employeeId);
  }
}
