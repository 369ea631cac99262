import pg from 'pg';
import { makeDb } from '#server/db/kysely.ts';
import { customTypes } from '#server/db/types.ts';

/** The product's database over one connection, where whatever happens inside `undone` has never happened. */
export type UndoneDb = {
  db: ReturnType<typeof makeDb>;
  /** Runs the act inside a transaction that is rolled back; the product's own transactions are savepoints of it. */
  undone: <T>(act: () => Promise<T>) => Promise<T>;
  /** Whether a row of any table differs from what it was before the outer transaction. */
  changed: () => Promise<boolean>;
  /** What is there now is what nothing may differ from. */
  remember: () => Promise<void>;
  close: () => Promise<void>;
};

export async function openUndone(url: string): Promise<UndoneDb> {
  const client = new pg.Client({ connectionString: url, types: customTypes, application_name: 'matrix' });
  await client.connect();
  const fingerprint = await fingerprintSql(client);
  const state = async (): Promise<string> => (await client.query(fingerprint)).rows[0].all;
  let before = await state();
  const connection = {
    query: (text: unknown, values?: unknown[]) =>
      typeof text === 'string'
        ? client.query(asSavepoint(text), values)
        : client.query(text as pg.QueryConfig),
    release: () => {},
  };
  const pool = { connect: async () => connection, end: async () => {}, options: { max: 1 } };
  return {
    db: makeDb(pool as unknown as pg.Pool),
    async undone(act) {
      await client.query('begin');
      try {
        return await act();
      } finally {
        await client.query('rollback');
      }
    },
    async changed() {
      const { rows } = await client.query('select pg_current_xact_id_if_assigned() is not null as touched');
      if (!rows[0].touched) return false;
      return (await state()) !== before;
    },
    async remember() {
      before = await state();
    },
    close: () => client.end(),
  };
}

/** The product says begin, commit and rollback; what it does stands between savepoints. */
function asSavepoint(text: string): string {
  if (/^\s*(begin|start transaction)\b/i.test(text)) return 'savepoint act';
  if (/^\s*commit\b/i.test(text)) return 'release savepoint act';
  if (/^\s*rollback\s*;?\s*$/i.test(text)) return 'rollback to savepoint act';
  if (/^\s*set transaction\b/i.test(text)) return 'select 1';
  return text;
}

/** The state of all tables as one value; only that a session was used lately, and that a sign-in failed, is left out. */
async function fingerprintSql(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
     and has_table_privilege(oid, 'select') and relname not in ('auth_sessions', 'sign_in_failures') order by 1`,
  );
  const sums = rows.map(
    ({ name }: { name: string }) =>
      `(select count(*)::text || coalesce(sum(hashtextextended(t::text, 0)), 0) from ${name} t)`,
  );
  return `select concat_ws(' ', ${sums.join(', ')}) as all`;
}
