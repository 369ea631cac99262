import { type RawBuilder, sql } from 'kysely';

export type Fitting = {
  /** The table with its alias, e.g. sql`comments c`, and that alias. */
  from: RawBuilder<unknown>;
  alias: string;
  /** Does a row fit? Said of the alias. */
  fits: RawBuilder<boolean>;
  /** The same as a select of ids, by the index of words. */
  matching: RawBuilder<unknown>;
  /** May the reader know of the row? Said of the alias. */
  seen: RawBuilder<boolean>;
  /** For who sees few: a select of the ids of all rows that fit and could be theirs, or of more; null: the reader sees many. */
  own: RawBuilder<unknown> | null;
  rows: number;
  /** Rows that fit, of which so many are tried one after the other. */
  mostTried: number;
  /** So many of the newest rows are looked at first. */
  lookedAtFirst: number;
};

/** Who sees few rows would see next to none of more: their own are sooner gone through. */
const mostTriedOfFew = 5_000;

/**
 * The newest rows that fit and that the reader sees: `(id)`. A common word is met among the newest rows at once; of a rare one the index
 * of words names all rows; for what is neither, the reader's own rows are gone through if they have few, else all are walked over
 * from the newest back. Whichever way is gone, the answer is the same, so it tells nothing of what is hidden.
 */
export function newestFitting(fitting: Fitting): RawBuilder<unknown> {
  const { from, fits, matching, seen, own, rows, lookedAtFirst } = fitting;
  const mostTried = own ? Math.min(fitting.mostTried, mostTriedOfFew) : fitting.mostTried;
  const id = sql.ref(`${fitting.alias}.id`);
  const alias = sql.id(fitting.alias);
  const newestFirst = (limit: RawBuilder<unknown>) =>
    sql`(select ${alias}.* from ${from} order by ${id} desc ${limit}) ${alias}`;
  const judged = sql<boolean>`case when ${fits} then ${seen} else false end`;
  // In one condition: no part of it may become a join, which would read a whole table before the first row is found.
  const walk = (limit: RawBuilder<unknown>) => sql`select ${id} from ${newestFirst(limit)} where ${judged}`;
  const unfilled = sql`not (select yes from filled)`;
  const tooMany = sql`${unfilled} and not (select yes from few)`;
  const led = (ids: RawBuilder<unknown>, holds: RawBuilder<boolean>) =>
    sql`select y.id from (select n.id from (${ids}) n order by n.id desc) y
      cross join lateral (select 1 from ${from} where ${id} = y.id and ${holds} offset 0) v order by y.id desc limit ${rows}`;
  const rest = own
    ? led(sql`select w.id from (${own}) w where ${tooMany}`, judged)
    : sql`${walk(sql`offset 0`)} and ${tooMany} limit ${rows}`;
  return sql`
    with newest as materialized (${walk(sql`limit ${lookedAtFirst}`)} limit ${rows}),
    filled as materialized (select count(*) >= ${rows}::int as yes from newest),
    named as materialized (select x.id from (${matching}) x where ${unfilled} limit ${mostTried + 1}),
    few as materialized (select count(*) <= ${mostTried}::int as yes from named)
    select id from newest where (select yes from filled)
    union all select * from (${led(sql`select x.id from named x where (select yes from few)`, seen)}) found
    union all select * from (${rest}) rest`;
}
