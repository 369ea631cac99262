import { sql } from 'kysely';
import { putPassword } from '#server/auth/credentials.store.ts';
import { hashPassword } from '#server/auth/password-hash.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import type { Answer, Client, Stage } from './app.ts';
import { clientOf } from './app.ts';
import type { Name } from './world.ts';

/** Passwords for people of the named company, and what a browser does with cookies. */
export const goodPassword = 'корабль-плывёт-далеко';

export const emailOf = (name: Name): string => `${name.toLowerCase()}@example.org`;

export async function givePassword(stage: Stage, name: Name, password = goodPassword): Promise<void> {
  const hash = await hashPassword(password);
  const employee = { id: stage.world.ids[name], email: emailOf(name) };
  await transactAsSystem(stage.ownerDb, (trx) => putPassword(trx, employee, hash));
}

export const signIn = (client: Client, email: string, password = goodPassword): Promise<Answer> =>
  client.post('/session', { email, password });

/** The cookies of an answer, as a browser would send them back. */
export function cookiesOf(answer: Answer): string {
  const lines = [answer.headers['set-cookie'] ?? []].flat();
  return lines.map((line) => String(line).split(';')[0]).join('; ');
}

export const tokenOf = (cookies: string): string =>
  decodeURIComponent(/vizir_session=([^;]+)/.exec(cookies)?.[1] ?? '').split('.')[0] ?? '';

export const browserOf = (stage: Pick<Stage, 'app'>, cookies: string): Client =>
  clientOf(stage.app, { cookie: cookies });

/** Every row of every table, as a thief of the database would have it. */
export async function dumpOf({ ownerDb }: Pick<Stage, 'ownerDb'>): Promise<string> {
  const tables = await ownerDb.introspection.getTables();
  const rows = await Promise.all(
    tables.map(({ schema, name }) =>
      sql<{
        all: string;
      }>`select string_agg(x::text, '|') as all from ${sql.table(`${schema}.${name}`)} x`.execute(ownerDb),
    ),
  );
  return rows.map((one) => one.rows[0]?.all ?? '').join('\n');
}
