import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
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

  it('waits for a database that is away when it begins', async () => {
    const { hostname, port } = new URL(database.urls.app);
    const door = createServer((socket) => {
      const through = connect(Number(port), hostname);
      socket.pipe(through).pipe(socket);
      for (const end of [socket, through]) end.on('error', () => {});
    });
    await once(door.listen(0, '127.0.0.1'), 'listening');
    const url = new URL(database.urls.app);
    url.hostname = '127.0.0.1';
    url.port = String((door.address() as AddressInfo).port);
    await new Promise((done) => door.close(done));
    const early = await listen(url.href, 'live');
    expect(early.connected).toBe(false);
    const resync = once(early, 'resync');
    door.listen(Number(url.port), '127.0.0.1');
    await resync;
    const heard = once(early, 'message');
    await say('at last');
    expect(await heard).toEqual(['at last']);
    await early.close();
    door.close();
  });

  it('says at once what the database refuses', async () => {
    const url = new URL(database.urls.app);
    url.pathname = '/nowhere';
    await expect(listen(url.href, 'live')).rejects.toThrow(/nowhere/);
  });
});
