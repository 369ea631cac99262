import { type CleanedWhere, type CustomAdapter, createAdapterFactory } from 'better-auth/adapters';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { sha256Hex } from './actor.ts';
import { noteSession } from './sessions.store.ts';
import { current, join } from './transaction-scope.ts';

type Row = Record<string, unknown>;
type Place = { model: string; where?: CleanedWhere[] };

/**
 * The tables of the sign-in library. It hands over session tokens as they stand in the cookie; here they are hashed on
 * the way in, also in conditions, and given back as they came, so that a dump of the database opens no session.
 * Statements join the transaction of their request.
 */
export const libraryTables = (db: Kysely<DB>) =>
  createAdapterFactory({
    config: {
      adapterId: 'vizir',
      adapterName: 'Vizir',
      supportsUUIDs: true,
      supportsBooleans: true,
      // instants travel as ISO text, as everywhere here; the factory makes Dates of them
      supportsDates: false,
      transaction: false,
    },
    adapter: () => tables(db) as CustomAdapter,
  });

function tables(db: Kysely<DB>) {
  const run = async (query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(current(db))).rows;
  const count = async (query: RawBuilder<Row>): Promise<number> =>
    Number((await query.execute(current(db))).numAffectedRows ?? 0n);
  return {
    create: async ({ model, data }: { model: string; data: Row }) => {
      const insert = async (): Promise<Row> => {
        const [row] = await run(insertInto(model, hashed(model, data)));
        if (!row) throw new Error(`nothing was inserted into ${model}`);
        return row;
      };
      if (!isSessions(model)) return insert();
      const row = await join(db, (trx) => noteSession(trx, String(data.user_id), insert));
      return { ...row, token: data.token };
    },
    findOne: async (place: Place) => {
      const [row] = await run(sql`select * from ${sql.table(place.model)} where ${meets(place)} limit 1`);
      if (!row && place.model === 'auth_users') await run(noAccount);
      return row ? shown(place, row) : null;
    },
    findMany: async ({
      limit,
      offset,
      sortBy,
      ...place
    }: Place & { limit: number; offset?: number; sortBy?: { field: string; direction: 'asc' | 'desc' } }) => {
      const order = sortBy
        ? sql`order by ${sql.ref(sortBy.field)} ${sql.raw(sortBy.direction === 'desc' ? 'desc' : 'asc')}`
        : sql``;
      const rows = await run(
        sql`select * from ${sql.table(place.model)} where ${meets(place)} ${order} limit ${limit} offset ${offset ?? 0}`,
      );
      return rows.map((row) => shown(place, row));
    },
    update: async ({ update, ...place }: Place & { update: Row }) => {
      const [row] = await run(sql`${updateSet(place.model, update)} where ${meets(place)} returning *`);
      return row ? shown(place, row) : null;
    },
    updateMany: ({ update, ...place }: Place & { update: Row }) =>
      count(sql`${updateSet(place.model, update)} where ${meets(place)}`),
    delete: async (place: Place) => {
      await count(sql`delete from ${sql.table(place.model)} where ${meets(place)}`);
    },
    deleteMany: (place: Place) => count(sql`delete from ${sql.table(place.model)} where ${meets(place)}`),
    count: async (place: Place) => {
      const [row] = await run(
        sql`select count(*)::int as n from ${sql.table(place.model)} where ${meets(place)}`,
      );
      return Number(row?.n ?? 0);
    },
  };
}

/** The library goes on to the accounts of a user it has found: as much work for one it has not, so that time tells nothing. */
const noAccount = sql<Row>`select * from auth_accounts where user_id = '00000000-0000-0000-0000-000000000000' limit 100 offset 0`;

const isSessions = (model: string): boolean => model === 'auth_sessions';

const hashed = (model: string, data: Row): Row =>
  isSessions(model) && 'token' in data ? { ...data, token: sha256Hex(String(data.token)) } : data;

function insertInto(model: string, data: Row): RawBuilder<Row> {
  const columns = Object.keys(data).filter((key) => data[key] !== undefined);
  return sql`insert into ${sql.table(model)} (${sql.join(columns.map((key) => sql.ref(key)))})
    values (${sql.join(columns.map((key) => data[key]))}) returning *`;
}

function updateSet(model: string, update: Row): RawBuilder<Row> {
  const values = hashed(model, update);
  const set = Object.keys(values)
    .filter((key) => values[key] !== undefined)
    .map((key) => sql`${sql.ref(key)} = ${values[key]}`);
  return sql`update ${sql.table(model)} set ${sql.join(set)}`;
}

const comparisons: Record<string, string> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** Conditions of the kinds the flows of signing in use; anything else is an error, not a wider answer. */
function meets({ model, where = [] }: Place): RawBuilder<boolean> {
  const all = where.map(({ field, operator, connector, value }) => {
    if (connector !== 'AND') throw new Error(`condition ${connector} on ${model}`);
    const column = sql.ref(field);
    const asked = isSessions(model) && field === 'token' ? hashedValue(value) : value;
    if (asked === null && operator === 'eq') return sql<boolean>`${column} is null`;
    if (operator === 'in')
      return sql<boolean>`${column}::text = any(${(asked as unknown[]).map(String)}::text[])`;
    const comparison = comparisons[operator];
    if (!comparison) throw new Error(`condition ${operator} on ${model}`);
    return sql<boolean>`${column} ${sql.raw(comparison)} ${asked}`;
  });
  return all.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(all, sql` and `)}`;
}

const hashedValue = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((token) => sha256Hex(String(token))) : sha256Hex(String(value));

/** A session found by its token answers with that token, not with the hash. */
function shown({ model, where = [] }: Place, row: Row): Row {
  if (!isSessions(model)) return row;
  const asked = where.filter(({ field }) => field === 'token').flatMap(({ value }) => value as string);
  return { ...row, token: asked.find((token) => sha256Hex(token) === row.token) ?? row.token };
}
