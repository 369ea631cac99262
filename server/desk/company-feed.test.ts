import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

/** The feed over everything: as who sees it, who sees a part of it, and who must not know. */

let stage: Stage;
let path: OrderPath;
let mine: { id: number; clientId: number; contractId: number; number: string };
let other: { id: number; clientId: number; contractId: number; number: string };
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  mine = await path.at('examination');
  other = await path.at('terms', 'otherManager');
  const invoice = `/orders/${mine.id}/documents?name=${encodeURIComponent('счёт-кедр.txt')}&kind=invoice`;
  await ok(stage.as('manager').upload(invoice, Buffer.from('счёт')));
  await ok(path.comment('manager', mine.id, 'кедр для всех'));
  await ok(path.comment('accountant', mine.id, 'кедр бухгалтерии'));
  await ok(path.comment('expert', mine.id, 'кедр эксперта'));
  await ok(path.comment('otherManager', other.id, 'кедр другого менеджера'));
  await ok(stage.as('manager').post(`/contracts/${mine.contractId}/comments`, { body: 'кедр о договоре' }));
  await ok(stage.as('otherManager').post(`/clients/${other.clientId}/comments`, { body: 'кедр о клиенте' }));
});
afterAll(() => stage.close());

type Item = {
  type: string;
  id: number;
  at: string;
  kind?: string;
  body?: string;
  of: { type: string; id: number };
};
const read = async (name: Name, query = ''): Promise<{ items: Item[]; next: string | null; raw: string }> => {
  const answer = await stage.as(name).get(`/feed?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { ...answer.body, raw: answer.raw.body };
};
const whole = async (name: Name, filter: string, limit: number): Promise<Item[]> => {
  const items: Item[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page: Awaited<ReturnType<typeof read>> = await read(
      name,
      `filter=${filter}&limit=${limit}${next && `&cursor=${next}`}`,
    );
    items.push(...page.items);
    next = page.next;
  }
  return items;
};
const keyOf = ({ type, id }: Item) => `${type} ${id}`;

describe('what is in it', () => {
  it('comments, each to whom it is open, newest first and with its record', async () => {
    const bodies = async (name: Name) => (await whole(name, 'comments', 50)).map((one) => one.body);
    expect(await bodies('director')).toEqual([
      'кедр о клиенте',
      'кедр о договоре',
      'кедр другого менеджера',
      'кедр эксперта',
      'кедр бухгалтерии',
      'кедр для всех',
    ]);
    expect(await bodies('expert')).toEqual(['кедр эксперта']);
    expect(await bodies('headOfExpertise')).toEqual(['кедр о договоре', 'кедр эксперта', 'кедр для всех']);
    expect(await bodies('otherManager')).toEqual(['кедр о клиенте', 'кедр другого менеджера']);
    expect(await bodies('clerk')).toEqual([]);
    const [first] = (await read('director', 'filter=comments')).items;
    expect(first?.of).toMatchObject({ type: 'client', id: other.clientId });
  });

  it('events of orders by their audiences, and none of those out of sight', async () => {
    const { raw } = await read('expert', 'limit=200');
    for (const hidden of ['90000', '250000', 'кедр.txt', other.number, 'бухгалтерии'])
      expect(raw).not.toContain(hidden);
    expect(raw).toContain('Обследовать котёл');
    const seen = await whole('manager', 'files', 50);
    expect(seen.map(({ kind, of }) => [kind, of.type])).toEqual([['fileAdded', 'order']]);
    for (const name of ['expert', 'headOfExpertise', 'otherManager'] as const)
      expect(await whole(name, 'files', 50), name).toEqual([]);
    expect((await whole('clerk', 'all', 50)).map((one) => one.of.type)).toEqual([]);
  });

  it('resolutions only under their filter; nothing that the comments themselves say', async () => {
    const kinds = new Set((await whole('director', 'resolutions', 50)).map((one) => one.kind));
    expect([...kinds].sort()).toEqual(['resolutionGiven', 'resolutionRequested']);
    const changes = (await whole('director', 'changes', 50)).map((one) => one.kind ?? '');
    expect(changes.filter((kind) => kind.startsWith('comment') || kind === '')).toEqual([]);
  });
});

describe('its pages', () => {
  it('follow each other without a gap or a repetition, whatever their size', async () => {
    for (const name of ['director', 'manager', 'expert', 'accountant'] as const) {
      const all = (await whole(name, 'all', 200)).map(keyOf);
      expect(new Set(all).size, name).toBe(all.length);
      for (const limit of [1, 3, 7])
        expect((await whole(name, 'all', limit)).map(keyOf), `${name} by ${limit}`).toEqual(all);
    }
  });

  it('are the same for who sees few, whether found among the newest of all or among their own', async () => {
    const before = await whole('expert', 'all', 200);
    const of = async (filter: string) => (await whole('manager', filter, 200)).map(keyOf);
    const managers = [await of('all'), await of('comments'), await of('resolutions'), await of('files')];
    // so much happens elsewhere that nothing of theirs is among the newest
    const { id } = await stage.ownerDb
      .selectFrom('orders')
      .select('id')
      .where('id', '=', other.id)
      .executeTakeFirstOrThrow();
    await stage.ownerDb
      .insertInto('journal')
      .values(
        Array.from({ length: 2_500 }, () => ({
          kind: 'orderRenamed',
          actor_id: stage.world.ids.otherManager,
          order_id: id,
          client_id: other.clientId,
          data: '{"before":"а","after":"б"}',
        })),
      )
      .execute();
    await stage.ownerDb
      .insertInto('comments')
      .values(
        Array.from({ length: 2_500 }, () => ({
          order_id: id,
          author_id: stage.world.ids.otherManager,
          body: 'не для них',
        })),
      )
      .execute();
    expect((await whole('expert', 'all', 200)).map(keyOf)).toEqual(before.map(keyOf));
    expect((await whole('expert', 'all', 3)).map(keyOf)).toEqual(before.map(keyOf));
    expect([await of('all'), await of('comments'), await of('resolutions'), await of('files')]).toEqual(
      managers,
    );
  });
});
