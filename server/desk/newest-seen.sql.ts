import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';
import { ownRecords } from './own-records.sql.ts';

/** So many of the newest rows are looked at before those of one's own records are gone through. */
const LOOKED_AT_FIRST = 2_000;
/** Who has more records meets theirs sooner among the newest of all. */
const MOST_OWN = 2_000;

type Wanted = {
  /** The table with its alias, e.g. sql`journal j`, and that alias. */
  from: RawBuilder<unknown>;
  alias: string;
  /** When it came to be. */
  at: RawBuilder<unknown>;
  /** Asked for? Said of the alias; cheap. */
  fits: RawBuilder<boolean>;
  /** May the reader know of it? */
  seen: RawBuilder<boolean>;
  /** Does it come after the rows that were shown before? */
  earlier: RawBuilder<boolean>;
  rows: number;
  /** For who sees few: all rows that could be theirs, or more of them; null: the reader sees many. */
  own: Own | null;
};
/** `records` has a row for each record by which a row could be theirs; lazy, so that a bound on it is one on its work. */
type Own = { records: RawBuilder<unknown>; parts: OwnParts };
/** Ids of records, with the column of the table that points at them; or rows of which most are seen, by an index of their own. */
type OwnParts = (
  | { of: RawBuilder<unknown>; column: RawBuilder<unknown>; also?: RawBuilder<boolean> }
  | { all: RawBuilder<boolean> }
)[];

/**
 * The newest rows the reader sees: `(at, id)`. All are walked over from the newest back; who sees few looks at the newest of all, and if
 * these do not fill the page, at the newest of each of their own records. Both ways give the same rows.
 */
export function newestSeen(wanted: Wanted): RawBuilder<unknown> {
  const { from, alias, at, fits, seen, earlier, own } = wanted;
  // as they are, not as parameters: of a limit that the planner does not know it expects a tenth of the table
  const [rows, first] = [sql.lit(wanted.rows), sql.lit(LOOKED_AT_FIRST)];
  const id = sql.ref(`${alias}.id`);
  const newestFirst = sql`order by ${at} desc, ${id} desc`;
  const judged = sql<boolean>`case when ${fits} then ${seen} else false end`;
  // Neither may become a join, which would read a whole table before the first row is found; and what is seen is looked up for one
  // row at a time, not made a list of for the few that fit.
  const walk = (limit: RawBuilder<unknown>) =>
    sql`select ${at} as at, ${id} from (select * from ${from} where ${earlier} ${newestFirst} ${limit}) ${sql.id(alias)}
      cross join lateral (select 1 where ${seen} offset 0) s where case when ${fits} then true else false end ${newestFirst}`;
  const unfilled = sql`not (select yes from filled)`;
  const begun = sql`
    with newest as materialized (${walk(sql`limit ${first}`)} limit ${rows}),
    filled as materialized (select count(*) >= ${rows}::int as yes from newest)`;
  const all = (when: RawBuilder<unknown>) =>
    sql`select * from (select y.at, y.id from (${walk(sql`offset 0`)}) y where ${when} limit ${rows}) every`;
  if (own === null)
    return sql`${begun} select at, id from newest where (select yes from filled) union all ${all(unfilled)}`;
  const theirs = sql`${unfilled} and (select yes from little)`;
  const ofOwn = own.parts.map((part) => {
    if ('all' in part)
      return sql`(select * from (select ${at} as at, ${id} from (select * from ${from} where ${part.all} and ${earlier} ${newestFirst} offset 0) ${sql.id(alias)}
        where ${theirs} and ${judged} limit ${rows}) n)`;
    const { of, column, also = sql<boolean>`true` } = part;
    return sql`
      select n.at, n.id from (select distinct x.id from (${of}) x (id) where x.id is not null and ${theirs}) w
        cross join lateral (select ${at} as at, ${id} from ${from} where ${column} = w.id and ${earlier} and ${also} and ${judged} ${newestFirst} limit ${rows}) n`;
  });
  return sql`${begun},
    little as materialized (select count(*) <= ${sql.lit(MOST_OWN)} as yes from (select 1 from (${own.records}) r where ${unfilled} limit ${sql.lit(MOST_OWN + 1)}) r)
    select at, id from newest where (select yes from filled)
    union all ${all(sql`${unfilled} and not (select yes from little)`)}
    union all select * from (select y.at, y.id from (${sql.join(ofOwn, sql` union `)}) y order by y.at desc, y.id desc limit ${rows}) rest`;
}

/** Comments that could be theirs; those on clients are seen by who sees all clients. */
export function ownOfComments(reader: Reader): Own | null {
  const own = ownRecords(reader);
  return (
    own && {
      records: own.records,
      parts: [
        { of: own.orders, column: sql`c.order_id` },
        { of: own.contracts, column: sql`c.contract_id` },
        reader.seesAllClients
          ? { all: sql<boolean>`c.client_id is not null` }
          : { of: own.clients, column: sql`c.client_id` },
      ],
    }
  );
}

/** Events of orders that could be theirs; those beside orders are seen by who sees all clients, by others on clients and contracts of theirs. */
export function ownOfEvents(reader: Reader): Own | null {
  const own = ownRecords(reader);
  if (!own) return null;
  const orders = { of: own.orders, column: sql`j.order_id` };
  const { records } = own;
  if (reader.seesAllClients) return { records, parts: [orders, { all: sql<boolean>`j.order_id is null` }] };
  const parts: OwnParts = [
    orders,
    { of: own.contracts, column: sql`j.contract_id`, also: sql<boolean>`j.order_id is null` },
    {
      of: own.clients,
      column: sql`j.client_id`,
      also: sql<boolean>`(j.order_id is null and j.contract_id is null)`,
    },
  ];
  return { records, parts };
}
