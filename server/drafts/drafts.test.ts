import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const draftOf = async (who: 'manager' | 'colleague' | 'director' | 'admin', key = 'clients.new') =>
  (await stage.as(who).get('/drafts')).body.items.find((one: { key: string }) => one.key === key) ?? null;

describe('a draft', () => {
  it('comes back to whoever typed it, the last one', async () => {
    const manager = stage.as('manager');
    expect(await draftOf('manager')).toBeNull();
    await manager.put('/drafts/clients.new', { values: { name: 'Рома' } });
    const { body } = await manager.put('/drafts/clients.new', { values: { name: 'Ромашка', phones: ['8'] } });
    expect(await draftOf('manager')).toEqual({
      key: 'clients.new',
      at: body.at,
      values: { name: 'Ромашка', phones: ['8'] },
    });
  });

  it('is nobody else’s, whoever they are', async () => {
    for (const who of ['colleague', 'director', 'admin'] as const) expect(await draftOf(who)).toBeNull();
    await stage.as('colleague').delete('/drafts/clients.new');
    expect(await draftOf('manager')).not.toBeNull();
  });

  it('goes when it is not wanted any more; a second time there is nothing to do', async () => {
    for (let n = 0; n < 2; n++)
      expect((await stage.as('manager').delete('/drafts/clients.new')).status).toBe(200);
    expect(await draftOf('manager')).toBeNull();
  });

  it('may be a plain text, and is not endless', async () => {
    await stage.as('manager').put('/drafts/orders.1.comment', { values: 'Ждём акт' });
    expect(await draftOf('manager', 'orders.1.comment')).toMatchObject({ values: 'Ждём акт' });
    const long = await stage.as('manager').put('/drafts/orders.1.comment', { values: 'а'.repeat(100_001) });
    expect(long.status).toBe(413);
    expect(await draftOf('manager', 'orders.1.comment')).toMatchObject({ values: 'Ждём акт' });
  });

  it('of too many the oldest makes room', async () => {
    const clerk = stage.as('clerk');
    for (let n = 0; n < 53; n++) await clerk.put(`/drafts/form.${n}`, { values: n });
    const keys = (await clerk.get('/drafts')).body.items.map((one: { key: string }) => one.key);
    expect(keys).toHaveLength(50);
    expect(keys).not.toContain('form.0');
    expect(keys).toContain('form.52');
  });
});
