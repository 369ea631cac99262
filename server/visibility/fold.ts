import { type RawBuilder, sql } from 'kysely';

/** A condition that may already be decided: rules that cannot apply to this person never reach the database. */
export type Cond = boolean | RawBuilder<boolean>;

export function or(...parts: Cond[]): Cond {
  if (parts.some((part) => part === true)) return true;
  return joined(
    parts.filter((part) => part !== false),
    ' or ',
    false,
  );
}

export function and(...parts: Cond[]): Cond {
  if (parts.some((part) => part === false)) return false;
  return joined(
    parts.filter((part) => part !== true),
    ' and ',
    true,
  );
}

export function not(part: Cond): Cond {
  return typeof part === 'boolean' ? !part : sql<boolean>`not (${part})`;
}

export const asSql = (cond: Cond): RawBuilder<boolean> =>
  typeof cond === 'boolean' ? (cond ? sql<boolean>`true` : sql<boolean>`false`) : cond;

function joined(parts: Cond[], word: string, empty: boolean): Cond {
  const [first, ...rest] = parts as RawBuilder<boolean>[];
  if (!first) return empty;
  return rest.length === 0 ? first : sql<boolean>`(${sql.join([first, ...rest], sql.raw(word))})`;
}
