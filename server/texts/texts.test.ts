import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { searchHit } from '#api/desk.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { askForUnread, readTextOf } from './public.ts';

/** What is written inside files and comments is found by whoever may see it, and by nobody else. */

let stage: Stage;
let worker: ReturnType<typeof makeDb>;
const ids = { order: 0, contract: 0, client: 0 };
const file = (name: string) => readFileSync(new URL(`../../test/files/texts/${name}`, import.meta.url));

beforeAll(async () => {
  stage = await openStage();
  worker = makeDb(makePool(stage.jobUrl, { max: 1 }));
  const made = await orderPath(stage).at('examination');
  Object.assign(ids, { order: made.id, contract: made.contractId, client: made.clientId });
}, 60_000);
afterAll(async () => {
  await worker.destroy();
  await stage.close();
});

const hang = (name: Name, place: string, fileName: string, kind: string, content: Buffer) =>
  ok(stage.as(name).upload(`/${place}/documents?name=${encodeURIComponent(fileName)}&kind=${kind}`, content));
const sha256Of = (content: Buffer) => createHash('sha256').update(content).digest('hex');
/** As the worker does it, under its own role. */
const read = (content: Buffer) => readTextOf(worker, stage.deps.storage, sha256Of(content));
const waiting = async (content: Buffer) => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pgboss.job where name = 'read-text' and data ->> 'sha256' = ${sha256Of(content)}`.execute(
    stage.ownerDb,
  );
  return rows[0]?.n;
};

type Hit = z.output<typeof searchHit>;
const found = async (name: Name, typed: string) => {
  const { status, body } = await stage.as(name).get(`/search?q=${encodeURIComponent(typed)}`);
  expect(status).toBe(200);
  const groups = body.groups as { type: string; items: Hit[] }[];
  const of = (type: string) => groups.find((group) => group.type === type)?.items ?? [];
  return {
    corrected: body.corrected as string | null,
    of,
    titles: (type: string) => of(type).map(({ title }) => title),
  };
};
const hitsIn = (hit: Hit | undefined) =>
  hit?.passage?.parts.filter((part) => part.hit).map(({ text }) => text);

describe('a file', () => {
  const doc = file('conclusion.doc');
  const name = 'Заключение по котлу.doc';

  it('is asked to be read with the document, and is found once it is', async () => {
    await hang('expert', `orders/${ids.order}`, name, 'conclusion', doc);
    expect(await waiting(doc)).toBe(1);
    expect((await found('manager', 'опалубки')).of('document')).toEqual([]);
    await read(doc);
    expect((await found('manager', 'опалубки')).titles('document')).toEqual([name]);
  });

  it.each([
    ['in another form', 'нивелировочную фундаментом', ['нивелировочных', 'фундамента']],
    ['in capitals, е for ё', 'КОТЕЛ', ['котёл']],
    ['with an end still to be typed', 'металлоконс', ['металлоконструкций']],
    ['in the wrong layout', 'jgfke,rf', ['опалубка']],
    ['by a number as it is written', '№41-эпб', ['41', 'ЭПБ']],
  ])('%s', async (_, typed, hits) => {
    const { of, corrected } = await found('manager', typed);
    expect(hitsIn(of('document')[0])).toEqual(hits);
    expect(corrected).toBe(typed === 'jgfke,rf' ? 'опалубка' : null);
  });

  it('shows the passage as it is written, and the place that shows it', async () => {
    const [hit] = (await found('expert', 'опалубка')).of('document');
    expect(hit).toMatchObject({ title: name, badge: 'conclusion', place: { type: 'order', id: ids.order } });
    expect(hit?.passage?.parts.map(({ text }) => text).join('')).toContain(
      'не обнаружено, опалубка разобрана.',
    );
  });

  it('says the page where the file has pages', async () => {
    const pdf = file('conclusion.pdf');
    await hang('expert', `orders/${ids.order}`, 'Скан.pdf', 'other', pdf);
    await read(pdf);
    const hit = (await found('manager', 'приложениями'))
      .of('document')
      .find(({ title }) => title === 'Скан.pdf');
    expect(hit?.passage?.page).toBe(2);
  });

  it('is found by its name first, in another form, whatever is inside', async () => {
    await hang(
      'manager',
      `contracts/${ids.contract}`,
      'Опалубка фундамента.bin',
      'other',
      Buffer.from([0, 1]),
    );
    const { titles } = await found('manager', 'опалубку');
    expect(titles('document')[0]).toBe('Опалубка фундамента.bin');
    expect(titles('document')).toHaveLength(3);
  });

  it('is read once, whatever number of documents have it', async () => {
    const before =
      await sql`select read_at from file_texts where sha256 = decode(${sha256Of(doc)}, 'hex')`.execute(
        worker,
      );
    await hang('manager', `contracts/${ids.contract}`, 'Копия.doc', 'other', doc);
    await read(doc);
    const after =
      await sql`select read_at from file_texts where sha256 = decode(${sha256Of(doc)}, 'hex')`.execute(
        worker,
      );
    expect(after.rows).toEqual(before.rows);
    expect((await found('manager', 'толщинометрию')).titles('document')).toContain('Копия.doc');
  });

  it('in the bin is not found', async () => {
    const { id } = await hang(
      'manager',
      `contracts/${ids.contract}`,
      'Лишнее.txt',
      'other',
      Buffer.from('выброшенное слово'),
    );
    await read(Buffer.from('выброшенное слово'));
    expect((await found('manager', 'выброшенного')).titles('document')).toEqual(['Лишнее.txt']);
    await ok(stage.as('manager').put(`/documents/${id}/bin`, { reason: 'попал по ошибке' }));
    expect((await found('manager', 'выброшенного')).of('document')).toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  it('has no text and a reason, is not tried again, and others are read', async () => {
    const broken = file('conclusion.doc').subarray(0, 1500);
    await hang('expert', `orders/${ids.order}`, 'Сломан.doc', 'other', broken);
    await read(broken);
    const { rows } =
      await sql`select state, reason from file_texts where sha256 = decode(${sha256Of(broken)}, 'hex')`.execute(
        worker,
      );
    expect(rows).toEqual([{ state: 'none', reason: 'broken' }]);
    expect((await found('expert', 'сломан')).titles('document')).toEqual(['Сломан.doc']);
  });

  it('of which the content is gone, too', async () => {
    const gone = Buffer.from('этого файла нет на диске');
    await read(gone);
    const { rows } =
      await sql`select reason from file_texts where sha256 = decode(${sha256Of(gone)}, 'hex')`.execute(
        worker,
      );
    expect(rows).toEqual([{ reason: 'missing' }]);
  });
});

it('files from before are found by the round', async () => {
  const old = Buffer.from('давнее письмо о градирнях');
  await hang('expert', `orders/${ids.order}`, 'Давнее.txt', 'other', old);
  await sql`delete from pgboss.job where name = 'read-text'`.execute(stage.ownerDb);
  await askForUnread(worker);
  expect(await waiting(old)).toBe(1);
  await read(old);
  expect((await found('expert', 'градирня')).titles('document')).toEqual(['Давнее.txt']);
  await sql`delete from pgboss.job where name = 'read-text'`.execute(stage.ownerDb);
  await askForUnread(worker);
  expect(await waiting(old)).toBe(0);
});

describe('what a person may not see', () => {
  const secret = Buffer.from('Стоимость работ: секретослово девяносто тысяч');
  beforeAll(async () => {
    await hang('manager', `contracts/${ids.contract}`, 'Счётсекрет.txt', 'invoice', secret);
    await read(secret);
  });

  it('money: who sees it finds the file, by name and by text', async () => {
    for (const name of ['manager', 'accountant', 'headOfSales', 'director'] as const) {
      expect((await found(name, 'секретословом')).titles('document'), name).toEqual(['Счётсекрет.txt']);
      expect((await found(name, 'счетсекрет')).titles('document'), name).toEqual(['Счётсекрет.txt']);
    }
  });

  it('who sees the order without its money does not', async () => {
    for (const name of ['expert', 'headOfExpertise'] as const) {
      expect((await found(name, 'секретословом')).of('document'), name).toEqual([]);
      expect((await found(name, 'счетсекрет')).of('document'), name).toEqual([]);
      expect((await found(name, 'опалубка')).of('document'), name).not.toEqual([]);
    }
  });

  it('who must not know of the order finds nothing of it at all', async () => {
    for (const typed of ['опалубка', 'секретослово', 'градирня', 'Заключение по котлу'])
      expect(
        (await stage.as('otherManager').get(`/search?q=${encodeURIComponent(typed)}`)).body,
        typed,
      ).toEqual({
        corrected: null,
        groups: [],
      });
  });

  it('many hidden files do not push out the few that are seen, nor change their order', async () => {
    const before = (await found('expert', 'опалубка')).of('document').map(({ id }) => id);
    for (let n = 0; n < 12; n++)
      await hang(
        'manager',
        `contracts/${ids.contract}`,
        `Опалубка ${n}.doc`,
        'invoice',
        file('conclusion.doc'),
      );
    expect((await found('expert', 'опалубка')).of('document').map(({ id }) => id)).toEqual(before);
    expect((await found('manager', 'опалубка')).of('document')).toHaveLength(5);
  });
});

describe('comments', () => {
  it('are found by their words by those who see them, with the passage and the card', async () => {
    await ok(
      stage.as('headOfSales').post(`/orders/${ids.order}/comments`, {
        body: 'Заказчик просит перенести гидроиспытания',
        mentions: [],
      }),
    );
    const [hit] = (await found('manager', 'гидроиспытаний')).of('comment');
    expect(hit).toMatchObject({ place: { type: 'order', id: ids.order }, subtitle: 'Петров Пётр Петрович' });
    expect(hitsIn(hit)).toEqual(['гидроиспытания']);
    expect((await found('expert', 'гидроиспытаний')).of('comment')).toEqual([]);
    expect((await found('otherManager', 'гидроиспытаний')).of('comment')).toEqual([]);
  });

  it('on a client, and on a contract', async () => {
    await ok(
      stage
        .as('manager')
        .post(`/clients/${ids.client}/comments`, { body: 'Любят, когда звонят после обеда; саморезы' }),
    );
    await ok(
      stage
        .as('manager')
        .post(`/contracts/${ids.contract}/comments`, { body: 'Оригинал договора с саморезом в сейфе' }),
    );
    const places = (await found('manager', 'саморезов')).of('comment').map(({ place }) => place);
    expect(places).toEqual([
      { type: 'contract', id: ids.contract },
      { type: 'client', id: ids.client },
    ]);
    expect((await found('expert', 'саморезов')).of('comment')).toEqual([]);
  });

  it('show text as text, whatever it is made of', async () => {
    const body = '<b onclick=alert(1)>жёлоб</b> ⟦скобы⟧ 😀 жёлоба';
    await ok(stage.as('manager').post(`/clients/${ids.client}/comments`, { body }));
    const [hit] = (await found('manager', 'желоб')).of('comment');
    expect(hitsIn(hit)).toEqual(['жёлоб', 'жёлоба']);
    expect(hit?.passage?.parts.map(({ text }) => text).join('')).toBe(body);
  });
});

describe('people at clients', () => {
  it('are found by their names, number and address, by those who see the client', async () => {
    await ok(
      stage.as('manager').post(`/clients/${ids.client}/contacts`, {
        lastName: 'Чистозвонов',
        firstName: 'Пётр',
        position: 'главный механик',
        phones: ['+7 912 345-67-89'],
        emails: ['Chisto@example.org'],
      }),
    );
    for (const typed of [
      'чистозв',
      'петр чистозвонов',
      'xbcnjpdjyjd',
      '8 912 345 67 89',
      'chisto@EXAMPLE.org',
    ]) {
      const [hit] = (await found('otherManager', typed)).of('contact');
      expect(hit, typed).toMatchObject({
        title: 'Чистозвонов Пётр',
        place: { type: 'client', id: ids.client },
      });
    }
    expect((await found('clerk', 'чистозвонов')).of('contact')).toEqual([]);
  });
});

it('too little, only signs, or words of the language of search are no mistake', async () => {
  for (const typed of ['', ' ', 'и', '!!!', "' | & :* ) (", 'не', 'a & b | !c', '%_\\'])
    expect((await stage.as('manager').get(`/search?q=${encodeURIComponent(typed)}`)).status, typed).toBe(200);
});
