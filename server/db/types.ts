import pg from 'pg';

/**
 * How values come out of PostgreSQL. Kept per pool, not global: pg-boss shares the driver and wants its Dates.
 * Dates stay 'YYYY-MM-DD', money stays text, instants become ISO strings without passing through Date.
 */
const oid = {
  int8: 20,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  interval: 1186,
  numeric: 1700,
} as const;
const arrayOid = {
  int8: 1016,
  date: 1182,
  timestamp: 1115,
  timestamptz: 1185,
  interval: 1187,
  numeric: 1231,
} as const;

type Parse = (text: string) => unknown;

const asText: Parse = (text) => text;
const scalar: Record<keyof typeof oid, Parse> = {
  int8: toInteger,
  date: asText,
  timestamp: asText,
  timestamptz: toIso,
  interval: asText,
  numeric: asText,
};

/** The driver's own array parser; its published type is of another version. */
const parseArray = pg.types.arrayParser as unknown as {
  create(text: string, parse: Parse): { parse(): unknown[] };
};

const parsers = new Map<number, Parse>();
for (const name of Object.keys(oid) as (keyof typeof oid)[]) {
  const parse = scalar[name];
  parsers.set(oid[name], parse);
  parsers.set(arrayOid[name], (text) => parseArray.create(text, parse).parse());
}

export const customTypes: pg.CustomTypesConfig = {
  getTypeParser(id: number, format?: string) {
    const ours = format === 'binary' ? undefined : parsers.get(id);
    return ours ?? pg.types.getTypeParser(id, format as 'text');
  },
} as pg.CustomTypesConfig;

/** Our keys fit a double; a sum that does not is text, so that no digit is lost silently. */
function toInteger(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

/** '2026-11-24 04:30:00.123456+00' → '2026-11-24T04:30:00.123Z'. */
function toIso(text: string): string {
  if (text.length < 22 || !text.endsWith('+00') || text.charCodeAt(10) !== 32) return fromOtherZone(text);
  const dot = text.indexOf('.', 19);
  const fraction =
    dot === -1
      ? '000'
      : text
          .slice(dot + 1, -3)
          .padEnd(3, '0')
          .slice(0, 3);
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}

/** A session whose zone is not UTC, 'infinity', or a year of another length. */
function fromOtherZone(text: string): string {
  const zone = /[+-]\d{2}$/.test(text) ? `${text}:00` : text;
  const instant = new Date(zone.replace(' ', 'T'));
  return Number.isNaN(instant.getTime()) ? text : instant.toISOString();
}
