import { HttpProblem } from './problems.ts';

/** One body, one person, one page: the bounds of a single request stand here. */
export const BODY_LIMIT = 1024 * 1024;
const DEPTH_LIMIT = 64;
/** Requests of one person at work at the same time; a page opens a dozen at most. */
const AT_ONCE = 40;

/**
 * Nested deeper than any of our shapes, or a text that cannot be kept as one (NUL, half of a surrogate pair): refused before
 * anything walks it or carries it to the database.
 */
export function checkInput(input: unknown): void {
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_LIMIT || level.some(isBroken)) throw new HttpProblem('malformed');
    level = level.flatMap((one) => (isHolder(one) ? [...Object.keys(one), ...Object.values(one)] : []));
  }
}

const isHolder = (value: unknown): value is object => value !== null && typeof value === 'object';
const isBroken = (value: unknown): boolean =>
  typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed());

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
