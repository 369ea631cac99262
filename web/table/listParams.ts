import { isPlainDate } from '#domain/values/dates.ts';

/** Reading a list's query string: what is not as expected is simply not there. The router gives numbers and flags. */
export type Raw = Record<string, unknown>;

export function textParam(raw: unknown): string | undefined {
  if (typeof raw === 'number') return String(raw);
  return typeof raw === 'string' && raw.trim() !== '' ? raw : undefined;
}

export function idParam(raw: unknown): number | undefined {
  const id = Number(raw);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

export function dayParam(raw: unknown): string | undefined {
  return typeof raw === 'string' && isPlainDate(raw) ? raw : undefined;
}

export function flagParam(raw: unknown): true | undefined {
  return raw === true || raw === 'true' ? true : undefined;
}

export function oneOf<const T extends readonly string[]>(known: T, raw: unknown): T[number] | undefined {
  return known.find((it) => it === raw);
}

/** For the API, where flags travel as text. */
export function flagText(flag: true | undefined): 'true' | undefined {
  return flag && 'true';
}
