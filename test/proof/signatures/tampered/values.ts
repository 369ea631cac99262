import type { Seeded } from '#domain/values/seeded.ts';

/** Another value that such a column could have held: another row's, or one near this one. */
export function otherValue(
  random: Seeded,
  type: string,
  value: unknown,
  others: readonly unknown[],
): unknown {
  const different = others.filter((one) => !same(one, value));
  return different.length > 0 && random.int(1, 2) === 1 ? random.pick(different) : near(random, type, value);
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function near(random: Seeded, type: string, value: unknown): unknown {
  if (value !== null && random.int(1, 8) === 1) return null;
  switch (type) {
    case 'bigint':
    case 'integer':
    case 'smallint':
      return Number(value ?? 0) + random.int(1, 3);
    case 'numeric':
      return Number((Number(value ?? 0) + random.pick([0.01, 1, 10_000])).toFixed(2));
    case 'boolean':
      return !value;
    case 'date':
      return moved(String(value ?? '2026-11-24'), random.int(1, 40) * DAY).slice(0, 10);
    case 'timestamp with time zone':
      return later(random, value === null ? '2026-11-24T09:00:00.000000+00:00' : String(value));
    case 'uuid':
      return `00000000-0000-4000-8000-${String(random.int(1, 999_999)).padStart(12, '0')}`;
    case 'bytea':
      return `${String(value ?? '\\x00').slice(0, -1)}${nextDigit(String(value ?? '0').at(-1) ?? '0')}`;
    case 'text[]':
      return random.int(1, 2) === 1 ? [...list(value), 'workDone'] : list(value).slice(1);
    case 'tsvector':
      return `${String(value ?? '')} 'подлог'`;
    case 'jsonb':
      return nearJson(random, value);
    default:
      return nearText(random, String(value ?? ''));
  }
}

const DAY = 86_400_000;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const nextDigit = (digit: string): string => ((Number.parseInt(digit, 16) + 1) % 16).toString(16);
const moved = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** By a microsecond, or by days. */
function later(random: Seeded, at: string): string {
  if (random.int(1, 2) === 1) return moved(at, random.int(-40, -1) * DAY);
  const { whole = at, digits = '' } = /^(?<whole>[^.+]+)(\.(?<digits>\d+))?/.exec(at)?.groups ?? {};
  const micros = (Number(digits.padEnd(6, '0')) + 1) % 1_000_000;
  return `${whole}.${String(micros).padStart(6, '0')}+00:00`;
}

function nearText(random: Seeded, text: string): string {
  const digit = /\d/.exec(text);
  if (!digit || random.int(1, 3) === 1) return `${text} `;
  return text.replace(/\d/, String((Number(digit[0]) + 1) % 10));
}

/** One leaf changed, or one member left out. */
function nearJson(random: Seeded, value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return [1];
    const at = random.int(0, value.length - 1);
    return value.map((one, n) => (n === at ? nearJson(random, one) : one));
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value);
    if (entries.length === 0) return { seen: true };
    const [chosen] = random.pick(entries);
    if (random.int(1, 4) === 1) return Object.fromEntries(entries.filter(([key]) => key !== chosen));
    return Object.fromEntries(
      entries.map(([key, one]) => [key, key === chosen ? nearJson(random, one) : one]),
    );
  }
  if (typeof value === 'number') return random.int(1, 4) === 1 ? 'иное' : value + 1;
  if (typeof value === 'boolean') return !value;
  return value === null ? 1 : nearText(random, String(value));
}
