import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useLetters } from '#test/letters.ts';
import { ok } from '#test/order-path.ts';

const {
  stage,
  path,
  post,
  after,
  choose,
  tellNew,
  gather,
  send,
  deliver,
  lettersTo,
  begun,
  settled,
  tomorrow,
  outbox,
} = useLetters();

describe('at once', () => {
  it('a requested resolution comes to the head, in the thread of the order, and to nobody else', async () => {
    const { id } = await begun('payment');
    await ok(path().fill('accountant', id, 'legalEntity', stage().world.legalEntityId));
    await ok(path().pay('accountant', id, '1.00'));
    await settled();
    await ok(path().request('accountant', id, 'payment'));
    await deliver();
    const { number } = await path().card(id);
    const [letter, more] = await lettersTo('headOfAccounting');
    expect(more).toBeUndefined();
    expect(letter?.subject).toContain('Запрошена резолюция');
    expect(letter?.words).toContain(number);
    expect(letter?.words).toContain(`${stage().deps.config.publicUrl}/orders/${id}`);
    expect(letter?.header('auto-submitted')).toBe('auto-generated');
    expect(letter?.header('list-id')).toContain('notification.');
    const thread = letter?.header('references');
    expect(thread).toMatch(/^<thread\./);
    expect(post().got).toHaveLength(1);

    await ok(path().takeBack('accountant', id, 'payment'));
    await ok(path().request('accountant', id, 'payment'));
    await deliver();
    const letters = await lettersTo('headOfAccounting');
    expect(letters).toHaveLength(2);
    expect(letters[1]?.header('references')).toBe(thread);
    expect(letters[1]?.messageId).not.toBe(letter?.messageId);
  });
  it('is told once however often it is looked for', async () => {
    const { id } = await begun('payment');
    await ok(path().pay('accountant', id, '1.00'));
    await tellNew();
    await Promise.all([gather(), gather(), gather()]);
    await Promise.all([send(), send()]);
    await deliver(tomorrow());
    expect(await lettersTo('manager')).toHaveLength(1);
  });
  it('comes however much of others waits for its hour', async () => {
    const { id } = await begun('examination');
    await ok(path().comment('manager', id, 'на завтра', []));
    await tellNew();
    const mails = await stage()
      .ownerDb.selectFrom('notification_mails')
      .selectAll()
      .orderBy('employee_id')
      .execute();
    const [row] = mails;
    if (!row) throw new Error('nobody is told');
    const { employee_id: person, notification_id: about } = row;
    await sql`with j as (insert into journal (kind) select 'importFinished' from generate_series(1, 6000) returning id),
      r as (insert into notification_receipts (journal_id, employee_id) select id, ${person}::bigint from j returning journal_id)
      insert into notification_mails (journal_id, employee_id, notification_id, kind)
        select journal_id, ${person}::bigint, ${about}::bigint, 'commentWritten' from r`.execute(
      stage().ownerDb,
    );
    await ok(path().comment('manager', id, 'сейчас', [stage().world.ids.headOfExpertise]));
    await tellNew();
    // whoever the many are of stands before everybody else
    const called = stage().world.ids.headOfExpertise;
    expect(person).toBeLessThanOrEqual(called);
    await gather();
    expect((await outbox()).map(({ employee_id }) => employee_id)).toContain(called);
  });
  it('several records at one time are one letter', async () => {
    const orders = [await begun('payment'), await begun('payment')];
    for (const { id } of orders) await ok(path().pay('accountant', id, '1.00'));
    await deliver();
    const [letter, more] = await lettersTo('manager');
    expect(more).toBeUndefined();
    for (const { id } of orders) expect(letter?.words).toContain((await path().card(id)).number);
  });
  it('a mention comes with what was said; a comment without one in the letter of the day', async () => {
    const { id } = await begun('examination');
    await ok(
      path().comment('manager', id, 'Сергей, гляньте <b>срок</b>', [stage().world.ids.headOfExpertise]),
    );
    await ok(path().comment('manager', id, 'И про смету'));
    await deliver();
    const [letter, more] = await lettersTo('headOfExpertise');
    expect(more).toBeUndefined();
    expect(letter?.subject).toContain('Вас упомянули');
    expect(letter?.words).toContain('Сергей, гляньте');
    expect(letter?.html).not.toContain('<b>срок</b>');
    expect(letter?.words).not.toContain('И про смету');
    await deliver(tomorrow());
    const [, daily] = await lettersTo('headOfExpertise');
    expect(daily?.words).toContain('И про смету');
    expect(daily?.words).not.toContain('гляньте');
  });
});

describe('as each chooses', () => {
  it('never, also for what waits already', async () => {
    const { id } = await begun('payment');
    await ok(path().pay('accountant', id, '1.00'));
    await tellNew();
    await choose('manager', { ways: { payment: 'never' } });
    after(() => choose('manager', {}));
    await deliver(tomorrow());
    expect(await lettersTo('manager')).toEqual([]);
    // nothing lies about for later either
    await choose('manager', {});
    await deliver(tomorrow());
    expect(await lettersTo('manager')).toEqual([]);
  });
  it('daily: nothing until the hour, then all in one letter', async () => {
    await choose('manager', { ways: { payment: 'daily', orderStatus: 'daily' } });
    after(() => choose('manager', {}));
    const { id } = await begun('payment');
    await ok(path().pay('accountant', id, '1.00'));
    await ok(path().pay('accountant', id, '2.00', '119'));
    await tellNew();
    await stage().ownerDb.updateTable('notification_mails').set({ at: '2031-09-18T05:00:00Z' }).execute();
    // Moscow: told at 08:00
    await deliver('2031-09-18T05:59:59Z');
    expect(await lettersTo('manager')).toEqual([]);
    await deliver('2031-09-18T06:00:00Z');
    const [letter, more] = await lettersTo('manager');
    expect(more).toBeUndefined();
    expect(letter?.words.match(/Внесён платёж/g)).toHaveLength(2);
  });
  it('quiet hours and days off hold the letter, not the row in the page', async () => {
    await choose('manager', { quiet: { from: '20:00', to: '08:00' }, holdDaysOff: true });
    after(() => choose('manager', {}));
    const { id } = await begun('payment');
    await ok(path().pay('accountant', id, '1.00'));
    await tellNew();
    expect((await ok(stage().as('manager').get('/notifications'))).items[0]).toMatchObject({
      kind: 'paymentEntered',
    });
    // a Friday, 21:00 in Moscow
    await stage().ownerDb.updateTable('notification_mails').set({ at: '2031-09-19T18:00:00Z' }).execute();
    await deliver('2031-09-20T09:00:00Z');
    await deliver('2031-09-22T04:59:59Z');
    expect(await lettersTo('manager')).toEqual([]);
    await deliver('2031-09-22T05:00:00Z');
    expect(await lettersTo('manager')).toHaveLength(1);
  });
  it('own absence holds it until one is back', async () => {
    const { id: absence } = await stage()
      .ownerDb.insertInto('absences')
      .values({
        employee_id: stage().world.ids.manager,
        kind: 'trip',
        from_on: '2031-09-15',
        to_on: '2031-09-24',
        created_by: stage().world.ids.admin,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    after(() => stage().ownerDb.deleteFrom('absences').where('id', '=', absence).execute());
    const { id } = await begun('payment');
    await ok(path().pay('accountant', id, '1.00'));
    await tellNew();
    await stage().ownerDb.updateTable('notification_mails').set({ at: '2031-09-18T09:00:00Z' }).execute();
    await deliver('2031-09-24T20:59:00Z');
    expect(await lettersTo('manager')).toEqual([]);
    await deliver('2031-09-24T21:00:00Z');
    expect(await lettersTo('manager')).toHaveLength(1);
  });
  it('nobody writes to the invented people of the demonstration', async () => {
    const { email } = await ok(stage().as('manager').get('/me')).then(({ employee }) => employee);
    const called = (address: string) =>
      stage()
        .ownerDb.updateTable('employees')
        .set({ email: address })
        .where('id', '=', stage().world.ids.manager)
        .execute();
    const { id } = await begun('payment');
    await ok(path().pay('accountant', id, '1.00'));
    await tellNew();
    await called('ivanova@demo.example');
    after(() => called(email));
    await gather();
    expect(await outbox()).toEqual([]);
  });
  it('what is asked for is checked and given back', async () => {
    const usual = await ok(stage().as('approver').get('/me/notification-settings'));
    expect(usual).toMatchObject({
      dailyHour: 9,
      quiet: { from: '20:00', to: '08:00' },
      holdDaysOff: true,
      overview: null,
      works: true,
    });
    expect(usual.kinds).toContainEqual({ kind: 'comment', way: 'daily', usual: 'daily' });
    expect(usual.kinds).toContainEqual({ kind: 'mentioned', way: 'atOnce', usual: 'atOnce' });
    const body = {
      ways: { comment: 'every4Hours' },
      overview: null,
      dailyHour: 17,
      quiet: null,
      holdDaysOff: false,
    };
    const saved = await ok(stage().as('approver').put('/me/notification-settings', body));
    expect(saved).toMatchObject({ dailyHour: 17, quiet: null, holdDaysOff: false });
    expect(saved.kinds).toContainEqual({ kind: 'comment', way: 'every4Hours', usual: 'daily' });
    expect(await ok(stage().as('approver').get('/me/notification-settings'))).toEqual(saved);
    const same = { from: '08:00', to: '08:00' };
    const wrong = await stage()
      .as('approver')
      .put('/me/notification-settings', { ...body, quiet: same });
    expect([wrong.status, wrong.body.fields?.[0]?.reason]).toEqual([422, 'quiet_hours']);
  });
});

describe('what its reader may not see when it goes', () => {
  it('what was read in the page, or put off there, is not written of', async () => {
    const { id } = await begun('payment');
    await ok(path().pay('accountant', id, '1.00'));
    await tellNew();
    await ok(stage().as('manager').put('/notifications/read', { orderId: id }));
    await deliver();
    expect(await lettersTo('manager')).toEqual([]);
  });
  it('read after the letter was written: it does not go, and the outbox says why', async () => {
    const { id } = await begun('payment');
    await ok(path().pay('accountant', id, '1.00'));
    await tellNew();
    await gather();
    await ok(stage().as('manager').put('/notifications/read', { orderId: id }));
    await send();
    expect(post().got).toEqual([]);
    const { items } = await ok(stage().as('admin').get('/company/letters'));
    expect(items[0]).toMatchObject({
      kind: 'notification',
      state: 'cancelled',
      subject: 'Уведомление',
      trouble: { code: 'nothingLeft' },
    });
  });
  it('a right lost while it waited takes the letter with it', async () => {
    const { id } = await begun('assignment');
    await ok(path().fill('manager', id, 'termsOfReference', 'ТЗ'));
    await ok(
      path().sign('headOfExpertise', id, 'assignment', { values: { expert: stage().world.ids.expert } }),
    );
    await tellNew();
    await gather();
    const { email } = await stage()
      .ownerDb.selectFrom('employees')
      .select('email')
      .where('id', '=', stage().world.ids.expert)
      .executeTakeFirstOrThrow();
    expect(
      (await outbox()).filter(({ to_address }) => to_address === email).map(({ state }) => state),
    ).toEqual(['waiting']);
    await stage()
      .ownerDb.updateTable('orders')
      .set({ expert_id: stage().world.ids.accountant })
      .where('id', '=', id)
      .execute();
    await send();
    expect(await lettersTo('expert')).toEqual([]);
    expect(
      (await outbox()).filter(({ to_address }) => to_address === email).map(({ state }) => state),
    ).toEqual(['cancelled']);
  });
  it('the outbox names no record: the administrator of mail need not see them', async () => {
    const { id } = await begun('payment');
    await ok(path().pay('accountant', id, '1.00'));
    await tellNew();
    await gather();
    const { number } = await path().card(id);
    expect(JSON.stringify(await outbox())).not.toContain(number);
  });
});
