import { inject } from 'vitest';
import { oneClient } from '#server/db/server-check.ts';

export type Counted = { statements: string[]; count: number };

/**
 * Counts, by PostgreSQL's own statistics, what a piece of work executes in one database: each call of a statement once,
 * BEGIN and COMMIT left out, what runs inside a function of the database not counted.
 */
export async function openCounter(database: string) {
  const url = new URL(inject('suiteDatabase').adminUrl);
  url.pathname = `/${database}`;
  const asked = <Row>(text: string) =>
    oneClient(url.href, async (client) => (await client.query(text)).rows as Row[]);
  await asked('create extension if not exists pg_stat_statements');
  return async (work: () => Promise<unknown>): Promise<Counted> => {
    await asked(
      'select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), 0)',
    );
    await work();
    const rows = await asked<{ calls: number; query: string }>(`
      select calls::int, query from pg_stat_statements s join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
      where d.datname = current_database() and not r.rolsuper and query !~* '^(begin|commit|rollback)'
        -- what the server itself asks for a foreign key
        and query !~ '^SELECT \\S+ FROM ONLY'
        -- by which the listening connection sees every few seconds that it lives
        and query <> 'select $1'`);
    const statements = rows.flatMap(({ calls, query }) => Array<string>(calls).fill(query));
    return { statements, count: statements.length };
  };
}
