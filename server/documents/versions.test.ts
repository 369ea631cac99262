import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyJournal } from '#server/journal/verify.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let client = 0;
let n = 0;
const as = (name: Name) => stage.as(name);
const bytes = (text: string) => Buffer.from(text);

beforeAll(async () => {
  stage = await openStage();
  client = (await as('manager').post('/clients', { name: 'ООО «Бумага»' })).body.id;
});
afterAll(() => stage.close());

const contract = async (by: Name = 'manager'): Promise<number> =>
  (await ok(as(by).post('/contracts', { clientId: client, number: `В-${++n}`, amount: '100.00' }))).id;
const upload = (by: Name, place: string, name: string, kind: string, text = name) =>
  as(by).upload(`/${place}/documents?name=${encodeURIComponent(name)}&kind=${kind}`, bytes(text));
const next = (by: Name, id: number, name: string, text = name) =>
  as(by).upload(`/documents/${id}/versions?name=${encodeURIComponent(name)}`, bytes(text));
const listed = async (by: Name, place: string) =>
  (await as(by).get(`/${place}/documents`)).body.items.map(
    ({ name, versionNo, versions }: { name: string; versionNo: number; versions: number }) => [
      name,
      versionNo,
      versions,
    ],
  );
const verified = async () =>
  (await verifyJournal(stage.ownerDb, 'k'.repeat(43), stage.deps.config.dataDir)).findings.filter(
    ({ what }) => what !== 'row_unsealed',
  );

describe('versions', () => {
  it('a new one is shown, the old one is kept with who and when, and comes back when the new one is binned', async () => {
    const place = `contracts/${await contract()}`;
    const first = await ok(upload('manager', place, 'Проект.docx', 'addendum'));
    const second = await ok(next('manager', first.id, 'Проект 2.docx'));
    expect(second).toMatchObject({
      kind: 'addendum',
      versionNo: 2,
      versions: 2,
      contractId: first.contractId,
    });
    expect(await listed('manager', place)).toEqual([['Проект 2.docx', 2, 2]]);
    const all = (await as('manager').get(`/documents/${second.id}/versions`)).body.items;
    expect(
      all.map(({ name, addedBy }: { name: string; addedBy: { id: number } }) => [name, addedBy.id]),
    ).toEqual([
      ['Проект 2.docx', stage.world.ids.manager],
      ['Проект.docx', stage.world.ids.manager],
    ]);
    expect((await as('manager').get(`/documents/${first.id}/content`)).raw.rawPayload).toEqual(
      bytes('Проект.docx'),
    );
    // somebody had the page open: the newest is the one to follow
    expect((await next('manager', first.id, 'Опоздал.docx')).body).toMatchObject({ code: 'already_done' });

    await ok(as('manager').put(`/documents/${second.id}/bin`, {}));
    expect(await listed('manager', place)).toEqual([['Проект.docx', 1, 1]]);
    const third = await ok(next('manager', first.id, 'Проект 3.docx'));
    expect(third.versionNo).toBe(3);
    await ok(as('manager').delete(`/documents/${second.id}/bin`));
    expect(await listed('manager', place)).toEqual([['Проект 3.docx', 3, 3]]);
    expect(await verified()).toEqual([]);
  });

  it('are added by whoever may add, and are not there for whoever does not see the kind', async () => {
    const place = `contracts/${await contract()}`;
    const { id } = await ok(upload('manager', place, 'Счёт.pdf', 'invoice'));
    expect((await next('accountant', id, 'Счёт 2.pdf')).status).toBe(201);
    expect((await next('otherManager', id, 'Счёт 3.pdf')).status).toBe(404);
    for (const name of ['expert', 'clerk'] as const) {
      expect((await next(name, id, 'x.pdf')).status).toBe(404);
      expect((await as(name).get(`/documents/${id}/versions`)).status).toBe(404);
      expect((await as(name).put(`/documents/${id}/name`, { name: 'x.pdf' })).status).toBe(404);
      expect((await as(name).put(`/documents/${id}/contract`, { contractId: 1 })).status).toBe(404);
      expect((await as(name).delete(`/documents/${id}/bin`)).status).toBe(404);
    }
    expect((await as('director').get(`/documents/${id}/versions`)).body.items).toHaveLength(2);
    expect((await next('director', id, 'x.pdf')).status).toBe(403);
  });

  it('of a file that is signed: the signature stands for what it was given over', async () => {
    const path = orderPath(stage);
    const { id: orderId } = await path.at('assignment');
    const before = await ok(upload('manager', `orders/${orderId}`, 'ТЗ.doc', 'termsOfReference'));
    await path.ways.assignment?.(orderId);
    const [signed] = (await as('manager').get(`/orders/${orderId}/documents`)).body.items;
    expect(signed).toMatchObject({ id: before.id, covered: true });
    const second = await ok(next('manager', before.id, 'ТЗ 2.doc'));
    expect(second.versionNo).toBe(2);
    const { steps } = (await as('manager').get(`/orders/${orderId}`)).body;
    expect(
      steps.filter(({ resolution }: { resolution: { void?: boolean } | null }) => resolution?.void),
    ).toEqual([]);
    expect(await verified()).toEqual([]);
  });
});

describe('a document is tended', () => {
  it('renamed and moved to another contract with all its versions, both told in the journal', async () => {
    const [from, to] = [await contract(), await contract()];
    const { id } = await ok(upload('manager', `contracts/${from}`, 'Акт.pdf', 'act'));
    const second = await ok(next('manager', id, 'Акт 2.pdf'));
    expect(
      (await as('manager').put(`/documents/${second.id}/name`, { name: 'Акт/сверки.pdf' })).body.name,
    ).toBe('Акт_сверки.pdf');
    expect((await as('manager').put(`/documents/${second.id}/name`, { name: '  ' })).status).toBe(422);
    expect(
      (await as('otherManager').put(`/documents/${second.id}/contract`, { contractId: to })).status,
    ).toBe(404);
    expect((await as('accountant').put(`/documents/${second.id}/contract`, { contractId: to })).status).toBe(
      403,
    );
    expect(
      (await as('manager').put(`/documents/${second.id}/contract`, { contractId: 999_999 })).status,
    ).toBe(422);
    expect(
      (await as('manager').put(`/documents/${second.id}/contract`, { contractId: to })).body.contractId,
    ).toBe(to);
    expect(await listed('manager', `contracts/${from}`)).toEqual([]);
    expect(await listed('manager', `contracts/${to}`)).toEqual([['Акт_сверки.pdf', 2, 2]]);
    const feed = (await as('manager').get(`/contracts/${to}/feed`)).body.items.map(
      ({ kind }: { kind: string }) => kind,
    );
    expect(feed).toContain('fileMoved');
    expect(await verified()).toEqual([]);
  });

  it('a file of an order stays with its order', async () => {
    const order = (await ok(as('manager').post('/orders', { title: 'Кран', clientId: client }))).id;
    const { id } = await ok(upload('manager', `orders/${order}`, 'ТЗ.txt', 'termsOfReference'));
    const moved = await as('manager').put(`/documents/${id}/contract`, { contractId: await contract() });
    expect(moved.body.fields[0]).toMatchObject({ reason: 'document_of_order' });
    await ok(as('manager').put(`/documents/${id}/name`, { name: 'ТЗ котла.txt' }));
    const feed = (await as('manager').get(`/orders/${order}/feed`)).body.items;
    expect(feed[0]).toMatchObject({ kind: 'fileRenamed', before: 'ТЗ.txt', after: 'ТЗ котла.txt' });
    expect(await verified()).toEqual([]);
  });
});

describe('the bin', () => {
  it('shows what lies in it to whoever sees such documents, and gives it back', async () => {
    const id = await contract();
    const made = await ok(upload('manager', `contracts/${id}`, 'Лишний.pdf', 'invoice'));
    await ok(as('manager').put(`/documents/${made.id}/bin`, {}));
    const bin = (await as('manager').get(`/document-bin?contractId=${id}`)).body.items;
    expect(bin).toMatchObject([
      {
        id: made.id,
        name: 'Лишний.pdf',
        binnedBy: { id: stage.world.ids.manager },
        goneOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    ]);
    expect((await as('otherManager').get(`/document-bin?contractId=${id}`)).body.items).toEqual([]);
    expect((await as('manager').get('/document-bin')).status).toBe(422);
    expect((await as('manager').get(`/documents/${made.id}/content`)).status).toBe(404);
    expect((await as('director').delete(`/documents/${made.id}/bin`)).status).toBe(403);
    expect((await as('manager').delete(`/documents/${made.id}/bin`)).body).toMatchObject({ id: made.id });
    expect((await as('manager').delete(`/documents/${made.id}/bin`)).status).toBe(404);
    await stage.ownerDb
      .updateTable('documents')
      .set({
        binned_at: new Date(Date.now() - 31 * 86_400_000).toISOString(),
        binned_by: stage.world.ids.manager,
      })
      .where('id', '=', made.id)
      .execute();
    expect((await as('manager').get(`/document-bin?contractId=${id}`)).body.items).toEqual([]);
    expect((await as('manager').delete(`/documents/${made.id}/bin`)).status).toBe(404);
  });
});
