import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type pg from 'pg';
import { companySearchName } from '#domain/values/companyName.ts';
import { makePool } from '#server/db/kysely.ts';
import { openPages, told } from './bare-live.ts';

/**
 * What the same work costs with nothing around it: `node:http`, `pg`, prepared statements. Reads send exactly the statements that
 * the product sends for that request, session and rights included; writes look the session up and put plain rows, in a
 * transaction. Usage: bare.ts <port> <plan file> <database url>.
 */
export interface Plan {
  readonly texts: readonly string[];
  /** By cookie and path: the statements with their values, the session first. */
  readonly reads: Readonly<Record<string, readonly Step[]>>;
  /** By cookie. */
  readonly sessions: Readonly<Record<string, Step>>;
}
export type Step = readonly [text: number, values: readonly unknown[]];

const [port = '', planFile = '', url = ''] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile, 'utf8')) as Plan;
const pool = makePool(url, { max: 10, name: 'bare' });

type Row = Record<string, unknown>;
type Write = {
  pattern: RegExp;
  run: (client: pg.PoolClient, id: string | undefined, body: Row) => Promise<unknown>;
};

const named = new Map<string, string>();
/** Prepared under a name of its own. */
function put(client: pg.PoolClient, text: string, values: readonly unknown[]): Promise<pg.QueryResult<Row>> {
  const name = named.get(text) ?? `b${named.size}`;
  named.set(text, name);
  return client.query<Row>({ name, text, values: [...values] });
}

const stamp = JSON.stringify({
  employeeId: 1,
  name: 'Иванова Анна Сергеевна',
  position: 'менеджер',
  standingFor: null,
});
const touch = 'update orders set version = version + 1, updated_at = now() where id = $1';
const writes: Write[] = [
  {
    pattern: /^PUT \/api\/orders\/(\d+)\/marks\/(\w+)$/,
    async run(client, id) {
      const text = `insert into order_marks (order_id, key, stamp, version) values ($1, 'termsOfReferenceSent', $2, 1) on conflict do nothing`;
      await put(client, text, [id, stamp]);
      await put(client, touch, [id]);
    },
  },
  {
    pattern: /^DELETE \/api\/orders\/(\d+)\/marks\/(\w+)$/,
    async run(client, id) {
      await put(client, `delete from order_marks where order_id = $1 and key = 'termsOfReferenceSent'`, [id]);
      await put(client, touch, [id]);
    },
  },
  {
    pattern: /^PUT \/api\/orders\/(\d+)\/steps\/\w+\/resolution$/,
    async run(client, id) {
      const text = `insert into resolutions (order_id, step_seq, step_key, stamp, content, digest, version) values ($1, 1, 'terms', $2, '{}', '\\x00', 1)`;
      await put(client, text, [id, stamp]);
      await put(client, `update order_steps set state = 'resolved' where order_id = $1 and seq = 1`, [id]);
      await put(client, touch, [id]);
    },
  },
  {
    pattern: /^POST \/api\/orders\/(\d+)\/comments$/,
    run: (client, id, { body }) =>
      put(
        client,
        'insert into comments (order_id, author_id, body) values ($1, 1, $2) returning id, created_at',
        [id, body],
      ),
  },
  {
    // a comment that open pages hear of: as many of them as the product told
    pattern: /^POST \/api\/orders\/(\d+)\/told-comments$/,
    async run(client, id, { body, to }) {
      const text =
        'insert into comments (order_id, author_id, body) values ($1, 1, $2) returning id, created_at';
      const { rows } = await put(client, text, [id, body]);
      await put(client, told, [JSON.stringify({ id: Number(id), to })]);
      return rows;
    },
  },
  {
    pattern: /^POST \/api\/clients$/,
    run: (client, _id, { name }) =>
      put(client, 'insert into clients (name, name_normal, created_by) values ($1, $2, 1) returning *', [
        name,
        companySearchName(String(name)),
      ]),
  },
];

async function answer(request: IncomingMessage): Promise<unknown> {
  const cookie = request.headers.cookie ?? '';
  const client = await pool.connect();
  try {
    if (request.method === 'GET') return await read(client, plan.reads[`${cookie} ${request.url}`]);
    const body = await jsonOf(request);
    await step(client, plan.sessions[cookie]);
    for (const { pattern, run } of writes) {
      const found = pattern.exec(`${request.method} ${request.url}`);
      if (!found) continue;
      await client.query('begin');
      try {
        const answer = await run(client, found[1], body);
        await client.query('commit');
        return answer ?? {};
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    }
    throw new Error(`no such write: ${request.method} ${request.url}`);
  } finally {
    client.release();
  }
}

async function read(client: pg.PoolClient, steps: readonly Step[] | undefined): Promise<unknown> {
  if (!steps) throw new Error('not in the plan');
  const answers: unknown[] = [];
  for (const one of steps) answers.push(await step(client, one));
  return answers.slice(1);
}

async function step(client: pg.PoolClient, found: Step | undefined): Promise<Row[]> {
  if (!found) throw new Error('not in the plan');
  const { rows } = await put(client, plan.texts[found[0]] ?? '', found[1]);
  return rows;
}

async function jsonOf(request: IncomingMessage): Promise<Row> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : (JSON.parse(text) as Row);
}

const pages = await openPages(url);

createServer((request, response) => {
  if (request.url === '/api/live') return pages.join(response);
  answer(request).then(
    (value) => {
      const text = JSON.stringify(value);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500, { 'content-length': 0 }).end();
    },
  );
}).listen(Number(port), '127.0.0.1');
