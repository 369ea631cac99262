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
  /** For who may see few; null: the reader sees many. */
  own: OwnRows | null;
  rows: number;
};

export type OwnRows = {
  /** A select of the ids of all rows that fit and could be the reader's, or of more. */
  ids: RawBuilder<unknown>;
  /** A select with a row for each record by which a row could be theirs; lazy, so that a bound on it is one on its work. */
  records: RawBuilder<unknown>;
};

/** A word that is not met so often among so many of the newest rows is rare. */
const sample = { rows: 1_000, met: 4 };
/** So many rows that fit are tried one after the other. */
const mostTried = 10_000;
/** Who has more records sees so much of everything that the newest rows that fit are sooner met than theirs gathered… */
const mostOwn = 2_000;
/** …unless so many that fit were all somebody else's. */
const mostOfOthers = 3_000;

/**
 * The newest rows that fit and that the reader sees: `(id)`. A common word is met among the newest rows at once; of a rare one the index
 * of words names all rows; for what is neither, the rows of a reader who has few are gone through, else all are walked over
 * from the newest back, as far as it makes sense. Whichever way is gone, the answer is the same, so it tells nothing of what is hidden.
 */
export function newestFitting(fitting: Fitting): RawBuilder<unknown> {
  const { from, matching, own, rows } = fitting;
  const id = sql.ref(`${fitting.alias}.id`);
  const alias = sql.id(fitting.alias);
  const newestFirst = (limit: RawBuilder<unknown>) =>
    sql`(select ${alias}.* from ${from} order by ${id} desc ${limit}) ${alias}`;
  // Neither may become a join, which would read a whole table before the first row is found; and what is seen is looked up for one
  // row at a time, not made a list of for the few that fit.
  const fits = sql<boolean>`case when ${fitting.fits} then true else false end`;
  const seen = sql`cross join lateral (select 1 where ${fitting.seen} offset 0) s`;
  const walk = (limit: RawBuilder<unknown>) =>
    sql`select ${id} from ${newestFirst(limit)} ${seen} where ${fits}`;
  const led = (ids: RawBuilder<unknown>, also: RawBuilder<boolean>) =>
    sql`select y.id from (select n.id from (${ids}) n order by n.id desc) y
      cross join lateral (select 1 from ${from} where ${id} = y.id and ${also} offset 0) v
      cross join lateral (select 1 from ${from} ${seen} where ${id} = y.id offset 0) w order by y.id desc limit ${rows}`;
  const unfilled = sql`not (select yes from filled)`;
  const rest = sql`${unfilled} and not coalesce((select yes from few), false)`;
  if (!own)
    return sql`${begun()} select id from newest where (select yes from filled) union all ${byIndex()}
      union all select * from (${walk(sql`offset 0`)} and ${rest} order by ${id} desc limit ${rows}) rest`;
  const onward = sql`${rest} and not (select yes from little)`;
  const theirs = sql`${rest} and ((select yes from little) or not (select yes from met))`;
  const others = sql`(select ${alias}.* from ${newestFirst(sql`offset 0`)} where ${fits} and ${onward} order by ${id} desc limit ${mostOfOthers}) ${alias}`;
  return sql`${begun()},
    little as materialized (select count(*) <= ${mostOwn}::int as yes
      from (select 1 from (${own.records}) r where ${rest} limit ${mostOwn + 1}) r),
    walked as materialized (select ${id} from ${others} ${seen} order by ${id} desc limit ${rows}),
    met as materialized (select count(*) >= ${rows}::int as yes from walked)
    select id from newest where (select yes from filled) union all ${byIndex()}
    union all select id from walked where (select yes from met)
    union all select * from (${led(sql`select w.id from (${own.ids}) w where ${theirs}`, fits)}) theirs`;

  function begun(): RawBuilder<unknown> {
    return sql`
    with newest as materialized (${walk(sql`limit ${sample.rows}`)} order by ${id} desc limit ${rows}),
    filled as materialized (select count(*) >= ${rows}::int as yes from newest),
    rare as materialized (select count(*) < ${sample.met}::int as yes
      from (select 1 from ${newestFirst(sql`limit ${sample.rows}`)} where ${fits} and ${unfilled} limit ${sample.met}) x),
    named as materialized (select x.id from (${matching}) x where ${unfilled} and (select yes from rare) limit ${mostTried + 1}),
    few as materialized (select count(*) <= ${mostTried}::int as yes from named where (select yes from rare) having (select yes from rare))`;
  }
  function byIndex(): RawBuilder<unknown> {
    const ids = sql`select x.id from named x where (select yes from few)`;
    return sql`select * from (${led(ids, sql<boolean>`true`)}) found`;
  }
}
