import { once } from 'node:events';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#test/database.ts';
import { type Listener, listen } from './listen.ts';

let database: TestDatabase;
let listener: Listener;

beforeAll(async () => {
  database = await makeTestDatabase();
  listener = await listen(database.urls.app, 'live');
});
afterAll(async () => {
  await listener.close();
  await database.drop();
});

const say = (text: string) => sql`select pg_notify('live', ${text})`.execute(database.appDb);

describe('the listening connection', () => {
  it('hears what is committed', async () => {
    const heard = once(listener, 'message');
    await say('{"id":1}');
    expect(await heard).toEqual(['{"id":1}']);
  });

  it('comes back when cut, says that something may have been missed, and hears again', async () => {
    const lost = once(listener, 'trouble');
    const resync = once(listener, 'resync');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
               where application_name = 'vizir listen' and datname = current_database()`.execute(
      database.appDb,
    );
    await lost;
    expect(listener.connected).toBe(false);
    await resync;
    expect(listener.connected).toBe(true);
    const heard = once(listener, 'message');
    await say('again');
    expect(await heard).toEqual(['again']);
  });
});
