import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let path: OrderPath;
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
});
afterAll(() => stage.close());

type Row = { kind: string; label: string | null; undo?: Record<string, unknown> };
const feed = async (as: Name, id: number, query = ''): Promise<Row[]> =>
  (await ok(stage.as(as).get(`/orders/${id}/feed${query}`))).items;
/** Of each kind, newest first, the acts that its rows offer. */
const offered = async (as: Name, id: number) =>
  (await feed(as, id)).flatMap(({ kind, undo }) => (undo ? [[kind, undo]] : []));

describe('what the feed offers to take back', () => {
  it('a mark that stands, to who may clear it; the same once it is cleared, the other way', async () => {
    const { id } = await path.at('examination');
    await ok(path.mark('expert', id, 'documentsAnalysed'));
    expect(await offered('expert', id)).toEqual([['markSet', { do: 'clearMark', key: 'documentsAnalysed' }]]);
    for (const who of ['manager', 'headOfExpertise', 'director', 'admin'] as const)
      expect((await offered(who, id)).filter(([kind]) => kind === 'markSet')).toEqual([]);
    await ok(path.unmark('expert', id, 'documentsAnalysed'));
    expect(await offered('expert', id)).toEqual([
      ['markCleared', { do: 'setMark', key: 'documentsAnalysed' }],
    ]);
    await ok(path.mark('expert', id, 'documentsAnalysed'));
    expect(await offered('expert', id)).toHaveLength(1);
  });

  it('the last change of a field, with what stood there, and the offered act does it', async () => {
    const { id } = await path.prospect();
    await ok(path.fill('manager', id, 'paymentTerms', 'аванс'));
    await ok(path.fill('manager', id, 'paymentTerms', 'по факту'));
    const [first, ...rest] = await offered('manager', id);
    expect(rest).toEqual([]);
    expect(first).toMatchObject(['fieldSet', { do: 'setField', key: 'paymentTerms', value: 'аванс' }]);
    const { value, seen } = (first?.[1] ?? {}) as { value: string; seen: number };
    await ok(path.fill('manager', id, 'paymentTerms', value, seen));
    expect((await path.card(id, 'manager')).steps[0].requirements).toContainEqual(
      expect.objectContaining({ key: 'paymentTerms', value: 'аванс' }),
    );
    await ok(path.fill('manager', id, 'paymentTerms', null));
    expect(await offered('manager', id)).toEqual([
      ['fieldCleared', { do: 'setField', key: 'paymentTerms', value: 'аванс', seen: 0 }],
    ]);
    // clears of another page may not be the newest: nothing is offered that would not be
    const { next } = await ok(stage.as('manager').get(`/orders/${id}/feed?limit=1`));
    const later = await ok(stage.as('manager').get(`/orders/${id}/feed?limit=9&cursor=${next}`));
    expect(later.items.filter((one: Row) => one.undo)).toEqual([]);
  });

  it('nothing of what is locked or signed; a signature of one’s own while nothing follows', async () => {
    const { id } = await path.at('payment');
    expect(await offered('manager', id)).toEqual([]);
    expect(await offered('headOfSales', id)).toEqual([
      ['resolutionGiven', { do: 'withdraw', step: 'terms' }],
    ]);
    expect(await offered('director', id)).toEqual([]);
    await ok(path.fill('accountant', id, 'legalEntity', stage.world.legalEntityId));
    expect(await offered('headOfSales', id)).toEqual([]);
    await ok(path.request('accountant', id, 'payment').then(() => path.refuse('manager', id)));
    expect(await offered('accountant', id)).toEqual([]);
  });

  it('nothing of what is older than a day, and nothing of what the reader does not see', async () => {
    const { id } = await path.at('assignment');
    await ok(path.fill('manager', id, 'termsOfReference', 'Обследовать'));
    expect(await offered('manager', id)).toHaveLength(1);
    for (const who of ['headOfExpertise', 'accountant'] as const) {
      const rows = await feed(who, id);
      expect(rows.filter(({ undo }) => undo)).toEqual([]);
    }
    expect((await stage.as('otherManager').get(`/orders/${id}/feed`)).status).toBe(404);
    await sql`alter table journal disable trigger user`.execute(stage.ownerDb);
    await sql`update journal set at = at - interval '25 hours' where order_id = ${id}`.execute(stage.ownerDb);
    await sql`alter table journal enable trigger user`.execute(stage.ownerDb);
    expect(await offered('manager', id)).toEqual([]);
  });
});
