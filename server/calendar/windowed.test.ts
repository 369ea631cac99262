import { expect, test } from 'vitest';
import { aMinute } from './windowed.ts';

test('so many within a minute for each address, and again in the next', () => {
  const take = aMinute(2);
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 25, 12, 0, seconds)).toISOString();
  const refused = (key: string, seconds: number): number | null => {
    try {
      take(key, at(seconds));
      return null;
    } catch (error) {
      return (error as { retryAfter: number }).retryAfter;
    }
  };
  expect([refused('a', 0), refused('a', 10), refused('a', 20), refused('b', 20)]).toEqual([
    null,
    null,
    40,
    null,
  ]);
  expect([refused('a', 59), refused('a', 60), refused('a', 61), refused('a', 62)]).toEqual([
    1,
    null,
    null,
    58,
  ]);
});
