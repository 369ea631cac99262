import { describe, expect, it } from 'vitest';
import { useLetters } from '#test/letters.ts';
import { ok } from '#test/order-path.ts';

const { stage, path, post, after, choose, tellNew, gather, send, deliver, lettersTo, begun, outbox } =
  useLetters();

describe('while the mail server is away', () => {
  it('what comes meanwhile of one order goes with the letter that waits, and nothing is lost', async () => {
    const { id } = await begun('payment');
    await ok(path().pay('accountant', id, '1.00'));
    await tellNew();
    await gather();
    await ok(path().pay('accountant', id, '2.00', '119'));
    await tellNew();
    await gather();
    expect(await outbox()).toHaveLength(1);
    await send();
    const [letter, more] = await lettersTo('manager');
    expect(more).toBeUndefined();
    expect(letter?.words.match(/Внесён платёж/g)).toHaveLength(2);
  });
});

describe('the director’s letter of late orders', () => {
  const late = async (id: number) =>
    stage().ownerDb.updateTable('orders').set({ step_due_on: '2026-01-15' }).where('id', '=', id).execute();
  it('comes once a day at the hour, to the director alone, and names what stands', async () => {
    await choose('director', { overview: 'daily' });
    after(() => choose('director', {}));
    const { id } = await begun('payment');
    await late(id);
    await deliver('2031-09-18T05:59:59Z');
    expect(post().got).toEqual([]);
    await deliver('2031-09-18T06:00:00Z');
    await deliver('2031-09-18T06:01:00Z');
    await deliver('2031-09-18T15:00:00Z');
    const { number } = await path().card(id);
    const [letter, more] = await lettersTo('director');
    expect(more).toBeUndefined();
    expect(letter?.words).toContain(number);
    expect(letter?.words).toContain('просрочен');
    expect(await lettersTo('headOfAccounting')).toEqual([]);
    await deliver('2031-09-19T06:00:00Z');
    expect(await lettersTo('director')).toHaveLength(2);
  });
  it('does not come to who chose none', async () => {
    await late((await begun('payment')).id);
    await deliver('2031-09-24T06:00:00Z');
    expect(await lettersTo('director')).toEqual([]);
  });
});
