import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceEvents } from '#server/notifications/announce.job.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { publishDueNews } from './publish-due.job.ts';

let stage: Stage;
const departments: Record<string, number> = {};
beforeAll(async () => {
  stage = await openStage();
  for (const { id, key } of await stage.ownerDb.selectFrom('departments').select(['id', 'key']).execute())
    departments[key] = id;
});
afterAll(() => stage.close());

const as = (name: Name) => stage.as(name);
const said = (...words: string[]) => ({
  type: 'doc',
  content: words.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});
type Plan = { title?: string; body?: unknown; keys?: string[]; important?: boolean; pinnedUntil?: string };
async function draft(
  by: Name,
  { title = 'График отпусков', body = said('Подайте заявки'), keys = [], ...rest }: Plan = {},
) {
  const { id, version } = await ok(as(by).post('/news'));
  const departmentIds = keys.map((key) => departments[key]);
  return ok(as(by).put(`/news/${id}`, { title, body, departmentIds, ...rest, version }));
}
async function published(by: Name, plan: Plan = {}) {
  const { id, version } = await draft(by, plan);
  return ok(as(by).put(`/news/${id}/publication`, { version }));
}
async function announceAll() {
  const rows = await stage.ownerDb
    .selectFrom('journal')
    .select('id')
    .where('kind', 'like', 'news%')
    .execute();
  await announceEvents(
    stage.ownerDb,
    stage.deps.definitions,
    rows.map(({ id }) => id),
  );
}
const listed = async (who: Name, view = 'all'): Promise<number[]> =>
  (await ok(as(who).get(`/news?view=${view}&limit=200`))).items.map((one: { id: number }) => one.id);
const toldOf = async (who: Name, id: number) =>
  (await ok(as(who).get('/notifications?limit=200'))).items.find(
    (one: { subject: { type: string; id: number } }) => one.subject.type === 'news' && one.subject.id === id,
  );
const found = async (who: Name, word: string): Promise<number[]> =>
  (await ok(as(who).get(`/search?q=${encodeURIComponent(word)}`))).groups
    .filter(({ type }: { type: string }) => type === 'news')
    .flatMap(({ items }: { items: { id: number }[] }) => items.map(({ id }) => id));

describe('a news', () => {
  it('for a department is read there and below, and is nothing to anybody else', async () => {
    const { id } = await published('headOfSales', {
      title: 'План зурнала',
      body: said('кварталион'),
      keys: ['sales'],
    });
    await announceAll();
    for (const who of ['manager', 'regionManager', 'director', 'admin', 'headOfSales'] as const) {
      expect((await as(who).get(`/news/${id}`)).status).toBe(200);
      expect(await listed(who)).toContain(id);
      expect(await found(who, 'кварталион')).toEqual([id]);
      expect(await found(who, 'rdfhnfkbjy')).toEqual([id]);
    }
    expect((await toldOf('manager', id))?.kind).toBe('newsPublished');
    expect(await toldOf('headOfSales', id)).toBeUndefined();
    for (const who of ['accountant', 'expert', 'headOfExpertise'] as const) {
      for (const path of ['', '/audience', '/acknowledgements'])
        expect((await as(who).get(`/news/${id}${path}`)).status).toBe(404);
      expect((await as(who).put(`/news/${id}/acknowledgement`)).status).toBe(404);
      expect((await as(who).put(`/news/${id}/reading`)).status).toBe(404);
      expect((await as(who).post(`/news/${id}/comments`, { body: 'а' })).status).toBe(404);
      expect((await as(who).delete(`/news/${id}/publication`)).status).toBe(404);
      expect(await listed(who)).not.toContain(id);
      expect(await found(who, 'кварталион')).toEqual([]);
      expect(await toldOf(who, id)).toBeUndefined();
      const home = await ok(as(who).get('/home'));
      expect(home.news.map((one: { id: number }) => one.id)).not.toContain(id);
    }
  });

  it('is written by director, administrator and heads, by these only for whom they lead', async () => {
    expect((await as('manager').post('/news')).status).toBe(403);
    const { id, version } = await draft('headOfSales', { keys: ['expertise'] });
    expect((await as('headOfSales').put(`/news/${id}/publication`, { version })).status).toBe(403);
    const all = await draft('headOfSales');
    expect(
      (await as('headOfSales').put(`/news/${all.id}/publication`, { version: all.version })).status,
    ).toBe(403);
    await ok(as('director').put(`/news/${all.id}/publication`, { version: all.version }));
    expect((await as('headOfSales').post('/news')).status).toBe(201);
    // what is below a department led
    await published('headOfSales', { keys: ['salesRegions'] });
  });

  it('that is a draft is its author’s, the director’s and the administrator’s', async () => {
    const { id } = await draft('headOfSales', {
      keys: ['sales'],
      title: 'Черновик',
      body: said('секретион'),
    });
    expect((await as('manager').get(`/news/${id}`)).status).toBe(404);
    expect(await found('manager', 'секретион')).toEqual([]);
    expect(await listed('manager', 'drafts')).toEqual([]);
    expect(await listed('headOfSales', 'drafts')).toContain(id);
    expect(await listed('director', 'drafts')).toContain(id);
    await ok(as('headOfSales').delete(`/news/${id}`));
    expect((await as('headOfSales').get(`/news/${id}`)).status).toBe(404);
  });

  it('begun twice is one empty draft', async () => {
    const one = await ok(as('headOfApproval').post('/news'));
    expect((await ok(as('headOfApproval').post('/news'))).id).toBe(one.id);
  });

  it('goes out at its minute by the right its publisher has then', async () => {
    const plans = [
      await draft('headOfSales', { keys: ['sales'] }),
      await draft('headOfSales', { keys: ['sales'] }),
    ];
    const at = new Date(Date.now() + 3_600_000).toISOString();
    for (const { id, version } of plans)
      expect((await ok(as('headOfSales').put(`/news/${id}/publication`, { at, version }))).state).toBe(
        'scheduled',
      );
    const [one, other] = plans;
    const due = (id: number) =>
      stage.ownerDb
        .updateTable('news')
        .set({ publish_at: '2020-01-01T00:00:00Z' })
        .where('id', '=', id)
        .execute();
    await publishDueNews(stage.ownerDb);
    expect((await as('manager').get(`/news/${one.id}`)).status).toBe(404);
    await due(one.id);
    await publishDueNews(stage.ownerDb);
    expect((await as('manager').get(`/news/${one.id}`)).status).toBe(200);
    await announceAll();
    expect(await toldOf('manager', one.id)).toBeDefined();
    await due(other.id);
    const led = stage.ownerDb.updateTable('departments').where('key', '=', 'sales');
    await led.set({ head_id: null }).execute();
    await publishDueNews(stage.ownerDb);
    await led.set({ head_id: stage.world.ids.headOfSales }).execute();
    expect((await ok(as('headOfSales').get(`/news/${other.id}`))).state).toBe('draft');
  });

  it('that is out is changed with a mark, keeps its readers, and can be withdrawn', async () => {
    const made = await published('director', { title: 'Было' });
    const sent = { title: 'Стало', body: said('Подайте заявки'), version: made.version };
    expect((await as('director').put(`/news/${made.id}`, { ...sent, important: true })).status).toBe(409);
    const edited = await ok(as('director').put(`/news/${made.id}`, sent));
    expect(edited.editedAt).not.toBeNull();
    expect((await as('director').put(`/news/${made.id}`, sent)).body.code).toBe('version_conflict');
    expect((await as('director').delete(`/news/${made.id}`)).status).toBe(409);
    await announceAll();
    expect(await toldOf('clerk', made.id)).toBeDefined();
    await ok(as('director').delete(`/news/${made.id}/publication`));
    expect((await as('clerk').get(`/news/${made.id}`)).status).toBe(404);
    expect(await toldOf('clerk', made.id)).toBeUndefined();
  });

  it('stands in the list with how it begins, in one line', async () => {
    const body = said('Собираем заявки.', 'Продажи', 'Экспертиза', 'Срок: ', '15 декабря');
    const { id } = await published('director', { title: 'Начало', body });
    const { items } = await ok(as('clerk').get('/news'));
    expect(items.find((one: { id: number }) => one.id === id).excerpt).toBe(
      'Собираем заявки. Продажи · Экспертиза · Срок: 15 декабря',
    );
  });

  it('pinned stands first, and unread until it is opened', async () => {
    const pinned = await published('director', { title: 'Закреплена', pinnedUntil: '2099-01-01' });
    const later = await published('director', { title: 'Позже' });
    expect((await listed('clerk'))[0]).toBe(pinned.id);
    expect(await listed('clerk', 'unread')).toContain(later.id);
    await ok(as('clerk').put(`/news/${later.id}/reading`));
    expect(await listed('clerk', 'unread')).not.toContain(later.id);
    const home = await ok(as('clerk').get('/home'));
    expect(home.news[0]).toMatchObject({ id: pinned.id, pinned: true, unread: true });
    expect(home.news.length).toBeLessThanOrEqual(5);
  });
});

describe('an important news', () => {
  it('is acknowledged by each; who has not is known to author, director and their head, and reminded', async () => {
    const { id } = await published('director', { title: 'Регламент', keys: ['sales'], important: true });
    await announceAll();
    expect((await toldOf('manager', id)).kind).toBe('newsImportant');
    expect((await as('manager').get(`/news/${id}/acknowledgements`)).status).toBe(403);
    expect((await as('manager').post(`/news/${id}/reminders`)).status).toBe(403);
    expect((await as('director').put(`/news/${id}/acknowledgement`)).status).toBe(409);
    expect((await ok(as('manager').get(`/news/${id}`))).acknowledgement).toBe('waiting');
    expect((await ok(as('manager').put(`/news/${id}/acknowledgement`))).acknowledgement).toBe('done');
    const { items } = await ok(as('director').get(`/news/${id}/acknowledgements`));
    const waiting = items.filter(({ at }: { at: string | null }) => at === null);
    const names = waiting.map(({ person }: { person: { id: number } }) => person.id);
    expect(names).toContain(stage.world.ids.otherManager);
    expect(names).not.toContain(stage.world.ids.manager);
    expect(names).not.toContain(stage.world.ids.accountant);
    expect(await ok(as('director').post(`/news/${id}/reminders`))).toEqual({ reminded: waiting.length });
    expect((await as('headOfSales').post(`/news/${id}/reminders`)).status).toBe(409);
    await announceAll();
    expect((await toldOf('otherManager', id)).kind).toBe('newsReminded');
    expect((await toldOf('manager', id)).kind).toBe('newsImportant');
    await stage.ownerDb.updateTable('news_reminders').set({ again: '2020-01-01T00:00:00Z' }).execute();
    expect((await as('headOfSales').post(`/news/${id}/reminders`)).status).toBe(201);
  });

  it('for all shows a head their own people only', async () => {
    const { id } = await published('director', { important: true });
    const items = async (who: Name) => (await ok(as(who).get(`/news/${id}/acknowledgements`))).items;
    const ids = (await items('headOfSales')).map(({ person }: { person: { id: number } }) => person.id);
    expect(ids).toContain(stage.world.ids.regionManager);
    expect(ids).not.toContain(stage.world.ids.accountant);
    expect((await items('admin')).length).toBeGreaterThan(ids.length);
  });
});

describe('what a news says', () => {
  const link = (kind: string, id: number) => ({
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'recordLink', attrs: { kind, id, title: 'тайное имя' } }] },
    ],
  });

  it('links to a record without telling its name to who does not see it', async () => {
    const client = await ok(as('manager').post('/clients', { name: 'ООО «Тайна»' }));
    const { id } = await published('director', { title: 'О клиенте', body: link('client', client.id) });
    const of = async (who: Name) => ok(as(who).get(`/news/${id}`));
    expect((await of('manager')).links).toEqual([{ kind: 'client', id: client.id, title: 'ООО «Тайна»' }]);
    const hidden = await of('clerk');
    expect(hidden.links).toEqual([{ kind: 'client', id: client.id, title: null }]);
    expect(JSON.stringify(hidden)).not.toContain('айна');
    expect(JSON.stringify(hidden)).not.toContain('тайное имя');
  });

  it.each([
    [{ type: 'doc', content: [{ type: 'script', content: [] }] }, 'news_body'],
    [
      {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'а', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
            ],
          },
        ],
      },
      'news_body',
    ],
    [{ type: 'doc', content: [{ type: 'picture', attrs: { id: 1, alt: '' } }] }, 'news_picture'],
  ])('holds nothing else: %j', async (body, reason) => {
    const { id, version } = await draft('director');
    const { status, body: refused } = await as('director').put(`/news/${id}`, { title: 'а', body, version });
    expect([status, refused.fields?.[0]?.reason]).toEqual([422, reason]);
  });

  it('says something before it goes out', async () => {
    const { id, version } = await draft('director', { title: 'Пусто', body: said() });
    expect((await as('director').put(`/news/${id}/publication`, { version })).status).toBe(422);
  });

  it('shows pictures made anew, and files to save, to its readers only', async () => {
    const made = await draft('headOfSales', { keys: ['sales'] });
    const path = `/news/${made.id}`;
    const png = await sharp({ create: { width: 2400, height: 300, channels: 3, background: '#1f5fbf' } })
      .withExif({ IFD0: { Copyright: 'тайна снимка' } })
      .png()
      .toBuffer();
    const picture = await ok(as('headOfSales').upload(`${path}/pictures`, png));
    expect(picture).toMatchObject({ width: 1600, height: 200 });
    expect((await as('headOfSales').upload(`${path}/pictures`, Buffer.from('<svg/>'))).status).toBe(422);
    const file = await ok(as('headOfSales').upload(`${path}/files?name=a.txt`, Buffer.from('привет')));
    expect((await as('manager').upload(`${path}/files?name=a.txt`, Buffer.from('а'))).status).toBe(404);
    const body = { type: 'doc', content: [{ type: 'picture', attrs: { id: picture.id, alt: 'Схема' } }] };
    const saved = await ok(
      as('headOfSales').put(path, {
        title: 'С картинкой',
        body,
        departmentIds: [departments.sales],
        version: made.version,
      }),
    );
    const own = `${path}/pictures/${picture.id}`;
    expect((await as('manager').get(own)).status).toBe(404);
    await ok(as('headOfSales').put(`${path}/publication`, { version: saved.version }));
    const shown = await as('manager').get(own);
    expect(shown.headers['content-type']).toBe('image/webp');
    expect(shown.raw.rawPayload.includes(Buffer.from('тайна'))).toBe(false);
    expect((await as('manager').get(`${path}/files/${file.id}`)).raw.rawPayload.toString()).toBe('привет');
    for (const hidden of [own, `${path}/files/${file.id}`])
      expect((await as('accountant').get(hidden)).status).toBe(404);
    await ok(as('headOfSales').delete(`${path}/files/${file.id}`));
    expect((await as('manager').get(`${path}/files/${file.id}`)).status).toBe(404);
  });
});

describe('a comment on a news', () => {
  it('is told to its author and who took part, changed by who wrote it, and closed by the author', async () => {
    const { id } = await published('headOfSales', { keys: ['sales'] });
    const path = `/news/${id}/comments`;
    const [first] = (await ok(as('manager').post(path, { body: 'Когда начнём?' }))).comments;
    await ok(as('otherManager').post(path, { body: 'Завтра' }));
    await announceAll();
    expect((await toldOf('headOfSales', id)).kind).toBe('newsCommented');
    expect((await toldOf('manager', id)).kind).toBe('newsCommented');
    expect((await as('otherManager').put(`${path}/${first.id}`, { body: 'х' })).status).toBe(403);
    const edited = await ok(as('manager').put(`${path}/${first.id}`, { body: 'Когда начинаем?' }));
    expect(edited.comments[0]).toMatchObject({ body: 'Когда начинаем?' });
    expect(edited.comments[0].editedAt).not.toBeNull();
    await stage.ownerDb
      .updateTable('news_comments')
      .set({ at: new Date(Date.now() - 16 * 60_000).toISOString() })
      .where('id', '=', first.id)
      .execute();
    expect((await as('manager').put(`${path}/${first.id}`, { body: 'поздно' })).body.code).toBe(
      'comment_settled',
    );
    expect((await as('otherManager').delete(`${path}/${first.id}`)).status).toBe(403);
    expect((await ok(as('manager').delete(`${path}/${first.id}`))).comments).toHaveLength(1);
    expect((await as('accountant').delete(`${path}/${first.id}`)).status).toBe(404);
    const now = await ok(as('headOfSales').get(`/news/${id}`));
    await ok(
      as('headOfSales').put(`/news/${id}`, {
        title: now.title,
        body: now.body,
        departmentIds: [departments.sales],
        commentsClosed: true,
        version: now.version,
      }),
    );
    expect((await as('manager').post(path, { body: 'ещё' })).status).toBe(409);
  });
});
