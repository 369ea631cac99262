import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

/** Comments after they are written: edited, answered, pinned, with files. Through HTTP, as who may, who may not, who must not know. */

let stage: Stage;
let path: OrderPath;
/** An order at the examination: the manager, the accountant, the expert and the heads see it, each some of its comments. */
let order: { id: number; clientId: number; contractId: number };
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  order = await path.at('examination');
});
afterAll(() => stage.close());

type Said = {
  id: number;
  type: string;
  body: string;
  editedAt: string | null;
  editableUntil: string | null;
  replyTo: { id: number; author: { id: number }; quote: string } | null;
  pinned: { by: { id: number } } | null;
  files: { id: number; name: string; url: string }[];
  of: { type: string; id: number; title: string } | null;
};
const feedAt = async (name: Name, where: string): Promise<{ items: Said[]; pinned: Said[]; raw: string }> => {
  const answer = await stage.as(name).get(`${where}/feed?filter=comments&limit=200`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { ...answer.body, raw: answer.raw.body };
};
const find = async (name: Name, id: number, where = `/orders/${order.id}`): Promise<Said | undefined> =>
  (await feedAt(name, where)).items.find((one) => one.id === id);
const say = async (name: Name, body: string, more = {}, where = `/orders/${order.id}`): Promise<Said> =>
  ok(stage.as(name).post(`${where}/comments`, { body, ...more }));
const age = (id: number, minutes: number) =>
  stage.ownerDb
    .updateTable('comments')
    .set({ created_at: new Date(Date.now() - minutes * 60_000).toISOString() })
    .where('id', '=', id)
    .execute();
const lastOf = (kind: string) =>
  stage.ownerDb
    .selectFrom('journal')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();

describe('edit', () => {
  it('one’s own, with a mark; the journal keeps the former text, the search follows', async () => {
    const { id, editableUntil, editedAt } = await say('manager', 'согласован срок апельсин');
    expect(editedAt).toBeNull();
    expect(Date.parse(editableUntil ?? '') - Date.now()).toBeGreaterThan(14 * 60_000);
    const edited = await ok(stage.as('manager').put(`/comments/${id}`, { body: 'согласован срок мандарин' }));
    expect(edited).toMatchObject({ id, body: 'согласован срок мандарин', of: null });
    expect(edited.editedAt).not.toBeNull();
    for (const name of ['manager', 'accountant'] as const)
      expect((await find(name, id))?.editedAt, name).not.toBeNull();
    expect((await find('accountant', id))?.editableUntil).toBeNull();
    const { data, order_id, actor_id, client_id } = await lastOf('commentEdited');
    expect(data).toEqual({ commentId: id, before: 'согласован срок апельсин', mentions: [] });
    expect([order_id, client_id, actor_id]).toEqual([order.id, order.clientId, stage.world.ids.manager]);
    const found = async (q: string) => {
      const { groups } = await ok(stage.as('manager').get(`/search?q=${encodeURIComponent(q)}`));
      return groups.some((one: { type: string }) => one.type === 'comment');
    };
    expect([await found('апельсин'), await found('мандарин')]).toEqual([false, true]);
    // what happened to it is not told a second time among the events
    const { items } = await ok(stage.as('manager').get(`/orders/${order.id}/feed?filter=changes&limit=200`));
    expect(items.filter((one: { kind: string }) => one.kind.startsWith('comment'))).toEqual([]);
  });

  it('nobody else’s; who does not see it does not learn that it is there', async () => {
    const { id } = await say('manager', 'для своих');
    const edit = (name: Name) => stage.as(name).put(`/comments/${id}`, { body: 'чужое' });
    const seen = await edit('accountant');
    expect([seen.status, seen.body.detail]).toEqual([
      403,
      'Изменить комментарий может только его автор. Ответьте на него',
    ]);
    for (const name of ['expert', 'otherManager', 'clerk'] as const) {
      const answer = await edit(name);
      const absent = await stage.as(name).put('/comments/987654', { body: 'чужое' });
      expect([answer.status, answer.body.detail], name).toEqual([404, absent.body.detail]);
    }
    expect((await find('manager', id))?.body).toBe('для своих');
  });

  it('for fifteen minutes, and says so; nothing on an archived order', async () => {
    const { id } = await say('manager', 'давно');
    await age(id, 14);
    await ok(stage.as('manager').put(`/comments/${id}`, { body: 'ещё можно' }));
    await age(id, 16);
    const late = await stage.as('manager').put(`/comments/${id}`, { body: 'уже нет' });
    expect([late.status, late.body.code]).toEqual([409, 'comment_settled']);
    expect(late.body.detail).toContain('15 минут');
    expect(await find('manager', id)).toMatchObject({ body: 'ещё можно', editableUntil: null });

    const archived = await path.at('archive');
    const { id: last } = await say('manager', 'напоследок', {}, `/orders/${archived.id}`);
    await path.ways.archive?.(archived.id);
    for (const act of [
      stage.as('manager').put(`/comments/${last}`, { body: 'нет' }),
      stage.as('manager').put(`/comments/${last}/pin`),
      stage.as('manager').delete(`/comments/${last}/pin`),
    ])
      expect((await act).body.code).toBe('order_frozen');
    expect((await find('manager', last, `/orders/${archived.id}`))?.editableUntil).toBeNull();
  });

  it('an edit that changes nothing leaves no mark', async () => {
    const { id } = await say('manager', 'как есть');
    expect((await ok(stage.as('manager').put(`/comments/${id}`, { body: 'как есть' }))).editedAt).toBeNull();
  });
});

describe('answers', () => {
  it('show what they answer to whoever sees that, and no trace of it to others', async () => {
    const asked = await say('accountant', 'Когда оплата, пионы?\nВторая строка');
    const answer = await say('manager', 'Завтра', { replyTo: asked.id });
    expect(answer.replyTo).toMatchObject({ id: asked.id, quote: 'Когда оплата, пионы?' });
    expect((await find('accountant', answer.id))?.replyTo).toMatchObject({
      id: asked.id,
      author: { id: stage.world.ids.accountant },
      quote: 'Когда оплата, пионы?',
    });
    // the head of expertise reads the manager, not the accountant
    const { items, raw } = await feedAt('headOfExpertise', `/orders/${order.id}`);
    expect(items.find(({ id }) => id === answer.id)).toMatchObject({ body: 'Завтра', replyTo: null });
    expect(raw).not.toContain('пионы');
    expect(items.some(({ id }) => id === asked.id)).toBe(false);
  });

  it('answer only what is on the same record and seen: the rest is all the same', async () => {
    const hidden = await say('accountant', 'не для эксперта');
    const elsewhere = await say('manager', 'о договоре', {}, `/contracts/${order.contractId}`);
    const refusals = await Promise.all(
      [hidden.id, elsewhere.id, 987654].map((replyTo) =>
        stage.as('expert').post(`/orders/${order.id}/comments`, { body: 'ответ', replyTo }),
      ),
    );
    for (const { status, body } of refusals)
      expect([status, body.fields]).toEqual([422, refusals[0]?.body.fields]);
    expect(refusals[0]?.body.fields).toMatchObject([{ field: 'replyTo', reason: 'reply_gone' }]);
  });

  it('on contracts and clients too', async () => {
    for (const where of [`/contracts/${order.contractId}`, `/clients/${order.clientId}`]) {
      const asked = await say('manager', 'вопрос', {}, where);
      const answer = await say('headOfSales', 'ответ', { replyTo: asked.id }, where);
      expect((await find('manager', answer.id, where))?.replyTo?.id).toBe(asked.id);
    }
  });
});

describe('pins', () => {
  it('stand first for those who see them, and come down again', async () => {
    const { id } = await say('manager', 'важное');
    expect((await ok(stage.as('accountant').put(`/comments/${id}/pin`))).pinned.by.id).toBe(
      stage.world.ids.accountant,
    );
    await ok(stage.as('accountant').put(`/comments/${id}/pin`));
    const pinned = async (name: Name) =>
      (await feedAt(name, `/orders/${order.id}`)).pinned.map((one) => one.id);
    expect(await pinned('manager')).toEqual([id]);
    expect(await pinned('headOfExpertise')).toEqual([id]);
    expect(await pinned('expert')).toEqual([]);
    expect((await stage.as('expert').put(`/comments/${id}/pin`)).status).toBe(404);
    expect((await stage.as('expert').delete(`/comments/${id}/pin`)).status).toBe(404);
    const { data, order_id } = await lastOf('commentPinned');
    expect([data, order_id]).toEqual([{ commentId: id }, order.id]);
    expect((await ok(stage.as('manager').delete(`/comments/${id}/pin`))).pinned).toBeNull();
    await ok(stage.as('manager').delete(`/comments/${id}/pin`));
    expect(await pinned('manager')).toEqual([]);
    expect((await lastOf('commentUnpinned')).data).toEqual({ commentId: id });
  });

  it('five at most of those the person sees: what is hidden takes no place', async () => {
    const { id: where } = await path.at('examination');
    const at = `/orders/${where}`;
    for (let n = 0; n < 5; n++) {
      const { id } = await say('accountant', `бухгалтерия ${n}`, {}, at);
      await ok(stage.as('accountant').put(`/comments/${id}/pin`));
    }
    const own = await say('expert', 'от эксперта', {}, at);
    await ok(stage.as('expert').put(`/comments/${own.id}/pin`));
    const { id } = await say('accountant', 'шестой', {}, at);
    const sixth = await stage.as('accountant').put(`/comments/${id}/pin`);
    expect([sixth.status, sixth.body.code]).toEqual([409, 'too_many_pinned']);
    expect((await feedAt('accountant', at)).pinned).toHaveLength(5);
    expect((await feedAt('expert', at)).pinned.map((one) => one.id)).toEqual([own.id]);
    expect((await feedAt('director', at)).pinned).toHaveLength(6);
  });

  it('on a client by whoever may comment there', async () => {
    const where = `/clients/${order.clientId}`;
    const { id } = await say('manager', 'о клиенте', {}, where);
    const refused = await stage.as('accountant').put(`/comments/${id}/pin`);
    expect(refused.status).toBe(403);
    await ok(stage.as('otherManager').put(`/comments/${id}/pin`));
    expect((await feedAt('accountant', where)).pinned.map((one) => one.id)).toEqual([id]);
  });
});

describe('files', () => {
  const upload = (name: Name, kind: string, file: string) =>
    ok(
      stage
        .as(name)
        .upload(
          `/orders/${order.id}/documents?name=${encodeURIComponent(file)}&kind=${kind}`,
          Buffer.from(file),
        ),
    );

  it('are documents of the record, linked for those who may see them', async () => {
    const invoice = await upload('manager', 'invoice', 'счёт-тюльпан.txt');
    const letter = await upload('manager', 'other', 'письмо.txt');
    const { id, files } = await say('manager', 'два файла', { files: [invoice.id, letter.id] });
    expect(files.map((one) => one.id)).toEqual([invoice.id, letter.id]);
    const idsFor = async (name: Name) => (await find(name, id))?.files.map((one) => one.id);
    expect(await idsFor('accountant')).toEqual([invoice.id, letter.id]);
    // commercial kinds are not for the head of expertise: the comment is there without
    expect(await idsFor('headOfExpertise')).toEqual([letter.id]);
    expect((await feedAt('headOfExpertise', `/orders/${order.id}`)).raw).not.toContain('тюльпан');
    await ok(stage.as('manager').put(`/documents/${letter.id}/bin`, {}));
    expect(await idsFor('accountant')).toEqual([invoice.id]);
  });

  it('not of another record, not such as the author does not see', async () => {
    const invoice = await upload('manager', 'invoice', 'счёт.txt');
    const other = await path.at('payment');
    const foreign = await ok(
      stage.as('manager').upload(`/orders/${other.id}/documents?name=a.txt&kind=other`, Buffer.from('а')),
    );
    const tries: [Name, string, number][] = [
      ['headOfExpertise', `/orders/${order.id}`, invoice.id],
      ['manager', `/orders/${order.id}`, foreign.id],
      ['manager', `/contracts/${order.contractId}`, foreign.id],
      ['manager', `/clients/${order.clientId}`, invoice.id],
      ['manager', `/orders/${order.id}`, 987654],
    ];
    for (const [name, where, file] of tries) {
      const { status, body } = await stage
        .as(name)
        .post(`${where}/comments`, { body: 'с файлом', files: [file] });
      expect([status, body.fields?.[0]?.reason], `${name} ${where}`).toEqual([422, 'file_gone']);
    }
    await say('manager', 'счёт к договору', { files: [invoice.id] }, `/contracts/${order.contractId}`);
  });
});

describe('a contract’s comments in the feeds of its orders', () => {
  it('seen like the manager’s, named, and not to be pinned there as the order’s', async () => {
    const { id } = await say('manager', 'скидка по договору', {}, `/contracts/${order.contractId}`);
    for (const name of ['manager', 'accountant', 'headOfExpertise'] as const)
      expect((await find(name, id))?.of, name).toMatchObject({ type: 'contract', id: order.contractId });
    for (const name of ['expert'] as const) expect(await find(name, id), name).toBeUndefined();
    await ok(stage.as('manager').put(`/comments/${id}/pin`));
    expect((await feedAt('manager', `/orders/${order.id}`)).pinned.map((one) => one.id)).not.toContain(id);
    expect((await feedAt('manager', `/contracts/${order.contractId}`)).pinned.map((one) => one.id)).toEqual([
      id,
    ]);
  });

  it('and a client’s feed holds what is said on its contracts and orders, each to whom it is open', async () => {
    const where = `/clients/${order.clientId}`;
    const onOrder = await say('accountant', 'оплата ждёт ромашек');
    const onContract = await say('manager', 'по договору ромашки', {}, `/contracts/${order.contractId}`);
    const bodies = async (name: Name) => (await feedAt(name, where)).items;
    expect((await bodies('manager')).find(({ id }) => id === onOrder.id)?.of).toMatchObject({
      type: 'order',
      id: order.id,
    });
    expect((await bodies('manager')).find(({ id }) => id === onContract.id)?.of?.type).toBe('contract');
    // another manager sees the client, but neither the order nor whose contract it is
    const { items, raw } = await feedAt('otherManager', where);
    expect(items.some(({ id }) => id === onOrder.id || id === onContract.id)).toBe(false);
    expect(raw).not.toContain('ромаш');
  });
});

describe('filters', () => {
  it('files and calls of a client, files of a contract', async () => {
    const kinds = async (where: string, filter: string) =>
      (await ok(stage.as('manager').get(`${where}/feed?filter=${filter}`))).items.map(
        (one: { kind: string }) => one.kind,
      );
    await ok(stage.as('manager').post('/calls', { clientId: order.clientId, on: '2030-01-10' }));
    expect(await kinds(`/clients/${order.clientId}`, 'calls')).toEqual(['callPlanned']);
    for (const where of [`/clients/${order.clientId}`, `/contracts/${order.contractId}`])
      expect(new Set(await kinds(where, 'files')), where).toEqual(new Set(['fileAdded', 'fileBinned']));
  });
});

describe('who can be called', () => {
  it('on a contract and a client: exactly those who will see it, for who sees everything', async () => {
    const everybody: Name[] = [
      'manager',
      'otherManager',
      'colleague',
      'headOfSales',
      'accountant',
      'expert',
      'headOfExpertise',
      'approver',
      'director',
      'clerk',
    ];
    for (const where of [`/contracts/${order.contractId}`, `/clients/${order.clientId}`]) {
      const { id } = await say('admin', 'от администратора', {}, where).catch(() =>
        say('headOfSales', 'от руководителя', {}, where),
      );
      const { items } = await ok(stage.as('admin').get(`${where}/mentionable`));
      const listed = items.map((one: { id: number }) => one.id);
      for (const name of everybody) {
        const answer = await stage.as(name).get(`${where}/feed?filter=comments&limit=200`);
        const sees = answer.status === 200 && answer.body.items.some((one: Said) => one.id === id);
        expect(listed.includes(stage.world.ids[name]), `${name} ${where}`).toBe(sees);
      }
    }
  });

  it('tells nothing of an order that the reader does not see', async () => {
    // of two orders of one client the expert examines one; the other is at the step where approval sees it
    const first = await path.at('examination');
    const contract = await ok(
      stage.as('manager').post('/contracts', { clientId: first.clientId, number: 'ЖК-7', amount: '1000.00' }),
    );
    const second = await ok(
      stage
        .as('manager')
        .post('/orders', { title: 'Другой', clientId: first.clientId, contractId: contract.id }),
    );
    await stage.ownerDb
      .updateTable('orders')
      .set({ ever_confirmed: true, status: 'confirmed', step_seq: 3 })
      .where('id', '=', second.id)
      .execute();
    const head = stage.world.ids.headOfExpertise;
    const listed = async (name: Name, where: string) =>
      (await ok(stage.as(name).get(`${where}/mentionable`))).items.map((one: { id: number }) => one.id);
    expect(await listed('manager', `/contracts/${contract.id}`)).toContain(head);
    expect(await listed('otherManager', `/contracts/${contract.id}`)).not.toContain(head);
    for (const name of ['expert', 'clerk'] as const)
      expect((await stage.as(name).get(`/contracts/${contract.id}/mentionable`)).status, name).toBe(404);
    expect((await stage.as('clerk').get(`/clients/${first.clientId}/mentionable`)).status).toBe(404);
  });
});
