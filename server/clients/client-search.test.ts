import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';

let stage: Stage;
const ids: Record<string, number> = {};
beforeAll(async () => {
  stage = await openStage();
  const manager = stage.as('manager');
  const make = async (key: string, body: object) => {
    ids[key] = (await manager.post('/clients', body)).body.id;
  };
  await make('oil', { name: 'ООО «Нефтехим»', inn: '7707083893' });
  await make('oilGroup', { name: 'АО «Нефтехим-Сервис»' });
  await make('salesOil', { name: 'Торговый дом Нефтехим' });
  await make('daisy', { name: 'ООО «Ромашка»' });
  await make('tree', { name: 'Ёлка и К°' });
  await make('sign', { name: '100%_чистота' });
  await make('wiki', { name: 'Wiki Ltd' });
  await manager.post('/contracts', { clientId: ids.tree, number: '№ 41-ЭПБ' });
});
afterAll(() => stage.close());

const found = async (search: string, more = '') => {
  const { body } = await stage.as('manager').get(`/clients?search=${encodeURIComponent(search)}${more}`);
  return {
    names: body.items.map((one: { name: string }) => one.name),
    corrected: body.corrected,
    next: body.next,
  };
};

describe('search of clients forgives', () => {
  it('case, quotes, legal form, ё; exact and from the beginning come first', async () => {
    expect(await found('«НЕФТЕХИМ», ооо')).toEqual({
      names: ['ООО «Нефтехим»', 'АО «Нефтехим-Сервис»', 'Торговый дом Нефтехим'],
      corrected: null,
      next: null,
    });
    expect((await found('елка')).names).toEqual(['Ёлка и К°']);
    expect((await found('техим')).names).toHaveLength(3);
    expect((await found('до')).names).toEqual(['Торговый дом Нефтехим']);
  });

  it('the wrong layout and Latin letters, and says so', async () => {
    expect(await found('hjvfirf')).toMatchObject({ names: ['ООО «Ромашка»'], corrected: 'ромашка' });
    expect(await found('romashka')).toMatchObject({ names: ['ООО «Ромашка»'], corrected: 'ромашка' });
    expect(await found('цшлш')).toMatchObject({ names: ['Wiki Ltd'], corrected: 'wiki' });
  });

  it('other forms of the words', async () => {
    expect(await found('ромашки')).toEqual({ names: ['ООО «Ромашка»'], corrected: null, next: null });
    expect((await found('торгового дома')).names).toEqual(['Торговый дом Нефтехим']);
    expect(await found('hjvfirjq')).toMatchObject({ names: ['ООО «Ромашка»'] });
  });

  it('a typo', async () => {
    expect((await found('нефтихим')).names[0]).toBe('ООО «Нефтехим»');
    expect((await found('рамашка')).names).toEqual(['ООО «Ромашка»']);
    expect((await found('бвгджз')).names).toEqual([]);
  });

  it('numbers: INN from its beginning, contract in any writing', async () => {
    expect((await found('77070')).names).toEqual(['ООО «Нефтехим»']);
    expect((await found('7707083893')).names).toEqual(['ООО «Нефтехим»']);
    expect((await found('41 эпб')).names).toEqual(['Ёлка и К°']);
  });

  it('signs of patterns are signs', async () => {
    expect((await found('%')).names).toEqual([]);
    expect((await found('100%_')).names).toEqual(['100%_чистота']);
    expect((await found("'; drop table clients; --")).names).toEqual([]);
  });

  it('page by page, also in a corrected search', async () => {
    const first = await found('ytant[bv', '&limit=2');
    expect(first.names).toEqual(['ООО «Нефтехим»', 'АО «Нефтехим-Сервис»']);
    expect(first.corrected).toBe('нефтехим');
    const second = await found('ytant[bv', `&limit=2&cursor=${first.next}`);
    expect(second).toEqual({ names: ['Торговый дом Нефтехим'], corrected: 'нефтехим', next: null });
    expect((await stage.as('manager').get('/clients?cursor=abc')).status).toBe(422);
  });
});

describe('the list of clients', () => {
  const walk = async (query: string) => {
    const names: string[] = [];
    let cursor = '';
    do {
      const { body } = await stage.as('manager').get(`/clients?${query}&limit=2${cursor}`);
      names.push(...body.items.map((one: { name: string }) => one.name));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor !== '');
    return names;
  };

  it('is walked by name and by age without loss or repetition', async () => {
    const byName = await walk('sort=name');
    const byAge = await walk('sort=new');
    expect(byName).toHaveLength(7);
    expect(new Set(byName).size).toBe(7);
    expect(byAge[0]).toBe('Wiki Ltd');
    expect([...byAge].sort()).toEqual([...byName].sort());
  });

  it('takes filters together', async () => {
    const { world } = stage;
    await stage.as('otherManager').post('/clients', { name: 'Чужой', sourceId: world.sourceId });
    expect(await walk(`managerId=${world.ids.otherManager}`)).toEqual(['Чужой']);
    expect(await walk(`sourceId=${world.sourceId}&managerId=${world.ids.manager}`)).toEqual([]);
    expect(await walk('status=refused')).toEqual([]);
  });

  it('warns of duplicates by name and by INN, also archived ones', async () => {
    const duplicates = async (query: string) =>
      (await stage.as('manager').get(`/client-duplicates?${query}`)).body.items.map(
        (one: { id: number }) => one.id,
      );
    expect(await duplicates(`name=${encodeURIComponent('ЗАО Ромашка')}`)).toEqual([ids.daisy]);
    expect(await duplicates(`name=${encodeURIComponent('Ромашкаа')}`)).toEqual([ids.daisy]);
    expect(await duplicates('inn=7707083893')).toEqual([ids.oil]);
    expect(await duplicates(`inn=7707083893&exceptId=${ids.oil}`)).toEqual([]);
    expect((await stage.as('expert').get('/client-duplicates?inn=7707083893')).body.items).toEqual([]);
  });
});
