import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifySignOff } from '#server/journal/verify-sign-off.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';

/** The secret that the stage runs under. */
const SECRET = 'a'.repeat(43);

let stage: Stage;
let path: ReturnType<typeof orderPath>;
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
});
afterAll(() => stage.close());

const sheet = (id: number, as: Parameters<Stage['as']>[0] = 'manager') =>
  stage.as(as).get(`/orders/${id}/sign-off`);
const codeOf = async (id: number): Promise<string> => (await ok(sheet(id))).code;
const verify = (number: string, code: string) => verifySignOff(stage.ownerDb, SECRET, number, code);

describe('the sign-off sheet', () => {
  it('has a code that the journal confirms, with who signed', async () => {
    const { id, number } = await path.at('assignment');
    const code = await codeOf(id);
    expect(code).toMatch(/^2(-[0-9A-HJKMNP-TV-Z]{5}){4}$/);
    expect(await verify(number, code)).toMatchObject({
      confirmed: true,
      number,
      standing: [{ step: 'terms' }, { step: 'payment' }],
      actsSince: 0,
    });
  });
  it('is the same for everybody who sees the order, whatever they see of the money', async () => {
    const { id } = await path.at('examination');
    const code = await codeOf(id);
    for (const who of ['expert', 'headOfSales', 'accountant', 'director'] as const) {
      const answer = await ok(sheet(id, who));
      expect(answer.code).toBe(code);
      expect(answer.order.steps.filter((one: { resolution: unknown }) => one.resolution)).toHaveLength(3);
    }
    expect((await ok(sheet(id, 'expert'))).order.seesMoney).toBe(false);
    expect((await sheet(id, 'otherManager')).status).toBe(404);
  });
  it('printed on the way stays true when the order goes on, and says how much happened since', async () => {
    const { id, number } = await path.at('payment');
    const early = await codeOf(id);
    await ok(path.withdraw('headOfSales', id, 'terms'));
    expect(await codeOf(id)).toBeNull();
    await ok(path.sign('headOfSales', id, 'terms'));
    const late = await codeOf(id);
    expect(late.startsWith('3-')).toBe(true);
    expect(await verify(number, early)).toMatchObject({ confirmed: true, actsSince: 2 });
    expect(await verify(number, late)).toMatchObject({ confirmed: true, actsSince: 0 });
  });
  it('is read as people type it from paper', async () => {
    const { id, number } = await path.at('payment');
    const code = await codeOf(id);
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'о').replaceAll('1', 'l');
    const cyrillic = code
      .replaceAll('A', 'А')
      .replaceAll('B', 'В')
      .replaceAll('H', 'Н')
      .replaceAll('-', ' – ');
    const short = number.toLowerCase().replace('з-', 'z-').replace('-0', '-');
    for (const one of [typed, cyrillic]) expect(await verify(short, one)).toMatchObject({ confirmed: true });
  });
  it('of another order, altered, or of a database somebody wrote into is not confirmed', async () => {
    const [one, other] = [await path.at('payment'), await path.at('payment')];
    const code = await codeOf(one.id);
    expect(await verify(other.number, code)).toEqual({ confirmed: false, because: 'code_differs' });
    const last = code.endsWith('2') ? '3' : '2';
    expect(await verify(one.number, code.slice(0, -1) + last)).toEqual({
      confirmed: false,
      because: 'code_differs',
    });
    expect(await verify(one.number, `9${code.slice(1)}`)).toEqual({
      confirmed: false,
      because: 'code_differs',
    });
    expect(await verify(one.number, 'привет')).toEqual({ confirmed: false, because: 'no_code' });
    expect(await verify('З-1999-0001', code)).toEqual({ confirmed: false, because: 'no_such_order' });
    await stage.ownerDb
      .updateTable('resolutions')
      .set(
        (eb) =>
          ({ stamp: eb.fn('jsonb_set', ['stamp', eb.val('{name}'), eb.val('"Другой Человек"')]) }) as never,
      )
      .where('order_id', '=', one.id)
      .execute();
    const forged = await codeOf(one.id);
    expect(forged).not.toBe(code);
    expect(await verify(one.number, forged)).toEqual({ confirmed: false, because: 'code_differs' });
  });
  it('nobody has signed has no code', async () => {
    const { id, number } = await path.prospect();
    expect(await codeOf(id)).toBeNull();
    expect(await verify(number, '0-00000-00000-00000-00000')).toEqual({
      confirmed: false,
      because: 'code_differs',
    });
  });
});
