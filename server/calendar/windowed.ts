import { HttpProblem } from '#server/http/problems.ts';

/** At most so many within a minute for each key, in this process; beyond it: refused, with the seconds to wait. */
export function aMinute(most: number): (key: string, now: string) => void {
  let since = 0;
  let counts = new Map<string, number>();
  return (key, now) => {
    const at = Date.parse(now);
    if (at - since >= MINUTE || at < since) {
      since = at;
      counts = new Map();
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > most)
      throw new HttpProblem('too_many', { retryAfter: Math.max(1, Math.ceil((since + MINUTE - at) / 1000)) });
  };
}

const MINUTE = 60_000;
