import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPerson } from '#server/auth/actor.ts';
import { prepareLetters } from '#server/campaigns/prepare.store.ts';
import { readerFor } from '#server/visibility/reader.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import { bar } from '../bar.ts';

/** A base of clients of which so many people are to get a letter, and a third more are left out, each for a reason of its own. */
const RECIPIENTS = bar(3_000, 105_000);
const PEOPLE = (RECIPIENTS * 4) / 3;
/** Of the people, one in twenty each. */
const SHARE = PEOPLE / 20;
const SECONDS = 60;

let stage: Stage;
let campaignId = 0;
let live = 0;
let list = 0;
let away = 0;

beforeAll(async () => {
  stage = await openStage();
  const manager = stage.as('manager');
  const filter = { status: 'active', noOrderMonths: 6, region: 'город' };
  live = (await ok(manager.post('/segments', { name: 'Живая', filter }))).id;
  list = (await ok(manager.post('/segments', { name: 'Список' }))).id;
  away = (await ok(manager.post('/segments', { name: 'Исключены', filter: { status: 'refused' } }))).id;
  campaignId = (await ok(manager.post('/campaigns', { name: 'Всем' }))).id;
  const letter = { subject: '', preheader: '', blocks: [], sender: 'company', perMinute: 60 };
  const audience = { include: [live, list], exclude: [away] };
  await ok(manager.put(`/campaigns/${campaignId}`, { name: 'Всем', audience, ...letter, version: 1 }));
  await fill();
}, 600_000);
afterAll(() => stage.close());

/** Two people at each client; every eighth client is on a list, every fourth has an old order, and of these every tenth a new one. */
async function fill(): Promise<void> {
  const by = stage.world.ids.manager;
  const db = stage.ownerDb;
  const clients = PEOPLE / 2;
  await sql`insert into clients (name, name_normal, address, manager_id, created_by)
    select 'ООО «Получатель ' || n || '»', 'получатель ' || n, n || ', Город ' || n % 500, ${by}::bigint, ${by}::bigint from generate_series(1, ${clients}::int) n`.execute(
    db,
  );
  await sql`insert into segment_members (segment_id, client_id, added_by)
    select ${list}::bigint, id, ${by}::bigint from clients where id % 8 = 0`.execute(db);
  const order = (await orderPath(stage).prospect()).id;
  await sql`insert into orders overriding system value
    select (jsonb_populate_record(o, jsonb_build_object('id', 1000000 + k.id, 'number', 'З-2020-' || k.id, 'number_normal', 'з2020' || k.id, 'client_id', k.id,
      'contract_id', null, 'created_at', now() - case when k.id % 40 = 0 then interval '1 day' else interval '14 months' end))).*
    from orders o cross join clients k where o.id = ${order} and k.id % 4 = 0 and k.address is not null`.execute(
    db,
  );
  // of twenty people one each: no address, no consent, unsubscribed, bounced, the address of another
  await sql`insert into contacts (client_id, last_name, emails, is_main, created_by)
    select k.id, 'Получатель', case (n * 2 + i) % 20 when 0 then '{}'::text[] when 4 then array['same@example.org']
      else array['p' || n * 2 + i || '@example.org'] end, i = 0, ${by}::bigint
    from (select id, row_number() over (order by id) as n from clients) k cross join generate_series(0, 1) i`.execute(
    db,
  );
  await sql`insert into consents (contact_id, purpose, text_version, text_sha256, given_on, how, recorded_by)
    select p.id, 'mailing', 1, x.sha256, '2026-01-10', 'letter', ${by}::bigint from contacts p join consent_texts x on x.version = 1
    where coalesce(substring(p.emails[1] from '\\d+')::int, 4) % 20 <> 1`.execute(db);
  await sql`insert into suppressions (address, why)
    select p.emails[1], case substring(p.emails[1] from '\\d+')::int % 20 when 2 then 'unsubscribed' else 'bounced' end
    from contacts p where substring(p.emails[1] from '\\d+')::int % 20 in (2, 3)`.execute(db);
  await sql`analyze clients, contacts, orders, consents, segments, segment_members, suppressions`.execute(db);
}

describe(`${RECIPIENTS} recipients`, () => {
  it('are prepared at once, every address once and everybody left out with a reason', async () => {
    const person = await findPerson(stage.ownerDb, { employeeId: stage.world.ids.manager }, null);
    if (!person) throw new Error('nobody');
    const audience = { include: [live, list], exclude: [away] };
    const counted = performance.now();
    const { addresses } = (await stage.as('manager').get(`/campaigns/${campaignId}/audience`)).body;
    const waited = (performance.now() - counted) / 1000;
    const began = performance.now();
    const letters = await stage.deps.db
      .transaction()
      .execute((trx) =>
        prepareLetters(trx, readerFor(trx, person, stage.deps.definitions), campaignId, audience),
      );
    const seconds = (performance.now() - began) / 1000;
    console.info(
      `${letters} letters of ${PEOPLE} people counted in ${waited.toFixed(1)} s, prepared in ${seconds.toFixed(1)} s`,
    );
    expect(addresses).toBe(letters);
    // the shared address gets one of its letters
    expect(letters).toBe(PEOPLE - 5 * SHARE + 1);
    const told = await stage.ownerDb
      .selectFrom('campaign_left_out')
      .select(['why', sql<number>`count(*)::int`.as('count')])
      .groupBy('why')
      .orderBy('why')
      .execute();
    const each = (why: string, count = SHARE) => ({ why, count });
    expect(told).toEqual([
      each('bounced'),
      each('duplicate', SHARE - 1),
      each('noAddress'),
      each('noConsent'),
      each('unsubscribed'),
    ]);
    expect(seconds).toBeLessThan(SECONDS);
  }, 600_000);
});
