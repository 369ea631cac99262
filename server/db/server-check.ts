import pg from 'pg';

/** One connection for a few statements at start. */
export async function oneClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'vizir start',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {}); // the statement in flight rejects with it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

interface Standing {
  version: number;
  encoding: string;
  fsync: string;
  pages: string;
  commit: string;
  trigrams: number;
}

/** What would lose acknowledged data or silently find nothing in Russian is refused at start, not discovered later. */
export async function checkServer(client: pg.Client, { durable }: { durable: boolean }): Promise<void> {
  const { rows } = await client.query(`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
           current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
           current_setting('synchronous_commit') as commit, cardinality(show_trgm('ромашка')) as trigrams`);
  const is = rows[0] as Standing;
  const wrong: string[] = [];
  if (is.version < 150_000) wrong.push('PostgreSQL 15 or newer is needed');
  if (is.encoding !== 'UTF8') wrong.push(`the database's encoding is ${is.encoding}, UTF8 is needed`);
  if (is.trigrams === 0) {
    wrong.push(
      "the database's locale does not know Cyrillic: create it with locale C.UTF-8 or ru_RU.UTF-8, not C",
    );
  }
  if (durable && is.fsync !== 'on') wrong.push('fsync is off: confirmed data could be lost');
  if (durable && is.pages !== 'on') wrong.push('full_page_writes is off: confirmed data could be lost');
  if (durable && (is.commit === 'off' || is.commit === 'local'))
    wrong.push(`synchronous_commit is ${is.commit}`);
  if (wrong.length > 0)
    throw new Error(`База данных не подходит / the database is unfit:\n  ${wrong.join('\n  ')}`);
}
