import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const byManager = () => stage.as('manager');
const make = async (body: object) => (await byManager().post('/clients', body)).body;

describe('a client', () => {
  it('is added by a manager with everything a person types, in its normal form', async () => {
    const { status, body } = await byManager().post('/clients', {
      name: 'ООО «Ромашка»',
      sourceId: stage.world.sourceId,
      activityId: stage.world.activityId,
      inn: ' 7707 083893 ',
      kpp: '773601001',
      phones: ['8 (495) 123-45-67 доб. 12', ''],
      emails: ['Info@Example.ORG', 'info@example.org'],
      comment: 'Познакомились на выставке',
      contacts: [
        { lastName: 'Кравцов', firstName: 'Илья', phones: ['89161234567'], isMain: true },
        { label: 'Приёмная', emails: ['office@example.org'] },
      ],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'ООО «Ромашка»',
      inn: '7707083893',
      kpp: '773601001',
      status: 'active',
      archived: false,
      source: { name: 'выставка' },
      activity: { name: 'нефтепереработка' },
      manager: { name: stage.world.fullName('manager'), shortName: 'Иванова А. С.' },
      phones: [{ number: '+74951234567', extension: '12', display: '+7 (495) 123-45-67 доб. 12' }],
      emails: ['info@example.org'],
      orders: 0,
      contracts: 0,
      version: 1,
      abilities: { edit: { allowed: true }, createContract: { allowed: true } },
    });
    expect(body.contacts.map((one: { name: string }) => one.name)).toEqual(['Кравцов Илья', 'Приёмная']);
    const feed = await byManager().get(`/clients/${body.id}/feed`);
    expect(feed.body.items.map((item: { type: string; kind?: string }) => item.kind ?? item.type)).toEqual([
      'comment',
      'clientCreated',
    ]);
  });

  it('says everything that is wrong at once', async () => {
    const { status, body } = await byManager().post('/clients', {
      name: 'Опечатка',
      inn: '7707083894',
      kpp: '12',
      phones: ['12'],
      emails: ['nobody'],
      contacts: [{ firstName: 'А', isMain: true }, { isMain: true }],
    });
    expect(status).toBe(422);
    expect(
      body.fields.map(({ field, reason }: { field: string; reason: string }) => `${field} ${reason}`),
    ).toEqual([
      'inn inn_checksum',
      'kpp kpp_length',
      'phones.0 phone_length',
      'emails.0 email_no_at',
      'contacts.1.lastName contact_unnamed',
      'contacts one_main_contact',
    ]);
    expect(body.fields.every(({ message }: { message: string }) => message.length > 5)).toBe(true);
  });

  it('has no KPP when it is a sole trader, no entry of another list, no manager who is none', async () => {
    const refused = async (body: object) => (await byManager().post('/clients', body)).body.fields?.[0];
    expect(await refused({ name: 'ИП', inn: '500100732259', kpp: '773601001' })).toMatchObject({
      field: 'kpp',
      reason: 'kpp_not_for_person',
    });
    expect(await refused({ name: 'А', sourceId: stage.world.activityId })).toMatchObject({
      field: 'sourceId',
    });
    expect(await refused({ name: 'А', managerId: stage.world.ids.expert })).toMatchObject({
      reason: 'manager',
    });
    expect(await refused({ name: '   ' })).toMatchObject({ field: 'name', reason: 'empty' });
  });

  it('is added by nobody but managers and the head of sales', async () => {
    for (const name of ['expert', 'accountant', 'clerk', 'director'] as const)
      expect((await stage.as(name).post('/clients', { name: 'Чужой' })).status).toBe(403);
    expect((await stage.as('headOfSales').post('/clients', { name: 'От руководителя' })).status).toBe(201);
  });

  it('retried under one key is one client', async () => {
    const body = { name: 'Повтор' };
    const key = { 'idempotency-key': 'client-1' };
    const first = await byManager().post('/clients', body, key);
    const again = await byManager().post('/clients', body, key);
    expect(again.body.id).toBe(first.body.id);
    expect((await byManager().get('/clients?search=Повтор')).body.items).toHaveLength(1);
  });
});

describe('editing a client', () => {
  it('is its manager’s and the head of sales’; who sees but may not is told who may', async () => {
    const { id } = await make({ name: 'Лютик' });
    const edit = { name: 'Лютик плюс', version: 1 };
    const other = await stage.as('otherManager').put(`/clients/${id}`, edit);
    expect(other.status).toBe(403);
    expect(other.body.detail).toContain('менеджер клиента');
    const card = (await stage.as('otherManager').get(`/clients/${id}`)).body;
    expect(card.abilities.edit).toEqual({
      allowed: false,
      reason: 'Это может: Иванова Анна Сергеевна, руководитель продаж',
    });
    expect((await stage.as('expert').put(`/clients/${id}`, edit)).status).toBe(404);
    const done = await stage.as('headOfSales').put(`/clients/${id}`, edit);
    expect(done.status).toBe(200);
    expect(done.body).toMatchObject({ name: 'Лютик плюс', version: 2 });
  });

  it('shows what others changed instead of overwriting it', async () => {
    const { id } = await make({ name: 'Гвоздика', phones: ['84951112233'] });
    await stage.as('headOfSales').put(`/clients/${id}`, {
      name: 'Гвоздика',
      address: 'Москва',
      phones: ['84951112234'],
      version: 1,
    });
    const late = await byManager().put(`/clients/${id}`, { name: 'Гвоздика-2', version: 1 });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'version_conflict', version: 2 });
    expect(late.body.difference).toMatchObject([
      {
        key: 'address',
        label: 'Адрес',
        before: null,
        after: 'Москва',
        stamp: { position: 'руководитель отдела продаж' },
      },
      { key: 'phones', before: null, after: null },
    ]);
    const { items } = (await byManager().get(`/clients/${id}/feed`)).body;
    expect(items[0]).toMatchObject({
      kind: 'clientEdited',
      label: 'Адрес, Телефоны',
      after: 'Адрес: Москва',
    });
    const journal = await stage.ownerDb
      .selectFrom('journal')
      .select('data')
      .where('client_id', '=', id)
      .execute();
    expect(JSON.stringify(journal)).not.toContain('111223');
  });

  it('changes nothing and writes nothing when nothing differs', async () => {
    const { id } = await make({ name: 'Астра', phones: ['84951112233'] });
    const { body } = await byManager().put(`/clients/${id}`, {
      name: 'Астра',
      phones: ['+7 495 111-22-33'],
      managerId: stage.world.ids.manager,
      version: 1,
    });
    expect(body.version).toBe(1);
  });

  it('refuses with a reason, takes back, archives, restores; each only once', async () => {
    const { id } = await make({ name: 'Нарцисс' });
    expect((await byManager().put(`/clients/${id}/refusal`, { reason: 'не' })).status).toBe(422);
    const refused = await byManager().put(`/clients/${id}/refusal`, { reason: 'Ушли к другим' });
    expect(refused.body).toMatchObject({ status: 'refused', refusedReason: 'Ушли к другим' });
    expect((await byManager().put(`/clients/${id}/refusal`, { reason: 'Ушли' })).status).toBe(409);
    expect((await byManager().delete(`/clients/${id}/refusal`)).body).toMatchObject({
      status: 'active',
      refusedReason: null,
    });
    expect((await stage.as('otherManager').put(`/clients/${id}/archive`)).status).toBe(403);
    expect((await byManager().put(`/clients/${id}/archive`)).body.archived).toBe(true);
    const names = async (query: string) =>
      (await byManager().get(`/clients?${query}`)).body.items.map((one: { name: string }) => one.name);
    expect(await names('')).not.toContain('Нарцисс');
    expect(await names('archived=true')).toEqual(['Нарцисс']);
    expect(await names('search=нарцисс')).toEqual(['Нарцисс']);
    expect((await byManager().delete(`/clients/${id}/archive`)).body.archived).toBe(false);
    expect((await byManager().delete(`/clients/${id}/archive`)).status).toBe(409);
  });
});

describe('contacts', () => {
  it('are added, changed with their version, put away; one is the main one', async () => {
    const { id } = await make({ name: 'Ирис', contacts: [{ lastName: 'Первый', isMain: true }] });
    const second = await byManager().post(`/clients/${id}/contacts`, { lastName: 'Второй', isMain: true });
    expect(second.status).toBe(201);
    const card = (await byManager().get(`/clients/${id}`)).body;
    expect(card.contacts.map((one: { name: string; isMain: boolean }) => [one.name, one.isMain])).toEqual([
      ['Второй', true],
      ['Первый', false],
    ]);
    const path = `/contacts/${second.body.id}`;
    expect((await stage.as('otherManager').put(path, { lastName: 'Чужой', version: 1 })).status).toBe(403);
    expect((await stage.as('clerk').put(path, { lastName: 'Чужой', version: 1 })).status).toBe(404);
    expect((await byManager().put(path, { label: '', version: 1 })).status).toBe(422);
    const edited = await byManager().put(path, { lastName: 'Второй', phones: ['84957654321'], version: 1 });
    expect(edited.body).toMatchObject({ version: 2, isMain: false });
    const late = await byManager().put(path, { lastName: 'Третий', version: 1 });
    expect(late.body.difference.map((one: { label: string }) => one.label)).toEqual(['Телефоны', 'Основной']);
    expect((await byManager().delete(path)).status).toBe(204);
    expect((await byManager().delete(path)).status).toBe(404);
    const feed = (await byManager().get(`/clients/${id}/feed`)).body.items;
    expect(feed.map((item: { kind: string; label: string }) => [item.kind, item.label])).toEqual([
      ['contactArchived', 'Второй'],
      ['contactEdited', 'Второй: Телефоны, Основной'],
      ['contactAdded', 'Второй'],
      ['clientCreated', null],
    ]);
    const journal = await stage.ownerDb
      .selectFrom('journal')
      .select('data')
      .where('client_id', '=', id)
      .execute();
    expect(JSON.stringify(journal)).not.toContain('7654321');
  });
});
