import { type RawBuilder, sql } from 'kysely';
import { orderNumberSearchForms, parseOrderNumber } from '#domain/values/orderNumber.ts';
import { idsOf, isAmong, isFew, ownWays, type Sought } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

/**
 * What an order `o` must be to fit one reading of what was typed: its number, its client's name or its contract's number.
 * Each of the conditions is one that an index answers; where the candidates are too many for that it is a single condition to
 * walk with, because then a page is soon full.
 */
function ordersFitting(reader: Reader, sought: Sought, typed: string): RawBuilder<boolean>[] {
  const { clients, contracts, correction, similar } = sought;
  const numbered = correction === null && !similar ? orderNumber(typed) : null;
  const isWide = numbered?.isWide || !isFew(reader, clients) || !isFew(reader, contracts);
  const parts: RawBuilder<boolean>[] = [];
  if (numbered) parts.push(numbered.fits);
  if (clients.total > 0)
    parts.push(
      isFew(reader, clients) ? sql`o.client_id = any(${idsOf(clients)})` : isAmong(clients, sql`o.client_id`),
    );
  if (contracts.total > 0)
    parts.push(
      isFew(reader, contracts)
        ? sql`o.contract_id = any(${idsOf(contracts)})`
        : isAmong(contracts, sql`o.contract_id`),
    );
  return isWide && parts.length > 1 ? [sql`(${sql.join(parts, sql` or `)})`] : parts;
}

/**
 * The orders that the reader sees and that fit, as selects to be united: for each way in which an order can be the reader's, if
 * they have few, and for each condition. `select` makes one of conditions; ordered and cut as the page is.
 */
export function selectsFitting(
  reader: Reader,
  sought: Sought,
  typed: string,
  select: (fits: RawBuilder<boolean>) => RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  const ways = ownWays(reader);
  const seen = seenIn(reader, ways);
  return ordersFitting(reader, sought, typed).flatMap((fits) =>
    (ways ?? [sql<boolean>`true`]).map(
      (way) => sql`(${select(sql<boolean>`${way} and ${fits} and ${seen}`)})`,
    ),
  );
}

/**
 * What the reader sees, to stand beside the ways in which an order can be theirs. Said apart from the way, or the planner takes the
 * two for independent, expects next to nothing and sorts it all.
 */
export const seenIn = (reader: Reader, ways: RawBuilder<boolean>[] | null): RawBuilder<boolean> =>
  ways ? sql<boolean>`case when ${reader.sql.order()} then true else false end` : reader.sql.order();

/** The board says no reading: whatever fits one of them stands there, but not what merely looks alike. */
export function fitsAnyReading(
  reader: Reader,
  soughts: readonly Sought[],
  typed: string,
): RawBuilder<boolean> {
  const parts = soughts
    .filter(({ similar }) => !similar)
    .flatMap((sought) => ordersFitting(reader, sought, typed));
  return parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` or `)})`;
}

/** Is the very number what was typed? It stands first. */
export const isNumber = (typed: string): RawBuilder<boolean> =>
  orderNumber(typed)?.exactly ?? sql<boolean>`false`;

type Numbered = { fits: RawBuilder<boolean>; exactly: RawBuilder<boolean>; isWide: boolean };

/** A year and a counter, a counter in any year, or a number as far as it was typed. */
function orderNumber(typed: string): Numbered | null {
  const parsed = parseOrderNumber(typed);
  const counter = parsed ? String(parsed.counter).padStart(4, '0') : '';
  const whole = parsed?.year
    ? sql<boolean>`o.number_normal collate "C" = ${`з${parsed.year}${counter}`}`
    : sql<boolean>`o.number_normal collate "C" = any(array(select 'з' || n.year || ${counter}::text from order_numbers n))`;
  const begun = orderNumberSearchForms(typed)
    .map((form) => /^з?(20\d\d\d*)$/.exec(form)?.[1])
    .find((form) => form !== undefined);
  if (begun === undefined) return parsed ? { fits: whole, exactly: whole, isWide: false } : null;
  const from = `з${begun}`;
  // Of a year, or a year and one digit, there are too many: they are met on the way back from the newest.
  const counted = begun.slice('ГГГГ'.length);
  const isWide = counted.length < 2 && counted !== '0';
  const begins = isWide
    ? sql<boolean>`starts_with(o.number_normal, ${from})`
    : sql<boolean>`(o.number_normal collate "C" >= ${from} and o.number_normal collate "C" < ${`${from}:`})`;
  return {
    fits: parsed ? sql<boolean>`(${whole} or ${begins})` : begins,
    exactly: parsed ? whole : begins,
    isWide,
  };
}
