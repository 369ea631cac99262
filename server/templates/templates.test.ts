import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { docxOf, textIn } from './testing.ts';

let stage: Stage;
let path: OrderPath;
let order: Awaited<ReturnType<OrderPath['at']>>;
/** The bundled templates by what they make. */
let act: number;
let invoice: number;
let terms: number;
let signOff: number;

const as = (name: Name) => stage.as(name);
const list = async (name: Name) => (await ok(as(name).get('/document-templates'))).items;
const load = (
  name: Name,
  title: string,
  kind: string,
  file: Buffer,
  fileName = 'Шаблон.docx',
  headers = {},
) =>
  as(name).upload(
    `/document-templates?${new URLSearchParams({ name: title, kind, fileName })}`,
    file,
    headers,
  );
const replace = (name: Name, id: number, file: Buffer, fileName = 'Новый.docx') =>
  as(name).upload(`/document-templates/${id}/file?${new URLSearchParams({ fileName })}`, file);
const onOrder = () => `orderId=${order.id}`;
const values = (name: Name, id: number, where = onOrder()) =>
  as(name).get(`/document-templates/${id}/values?${where}`);
const make = async (name: Name, id: number, more: object = {}, headers = {}): Promise<Answer> => {
  const shown = await values('manager', id);
  const body = { orderId: order.id, version: shown.body?.version ?? 1, allowEmpty: true, ...more };
  return as(name).post(`/document-templates/${id}/documents`, body, headers);
};
const textOf = async (name: Name, id: number): Promise<string> =>
  textIn((await as(name).get(`/documents/${id}/content`)).raw.rawPayload);

beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  order = await path.at('approval');
  await ok(
    as('manager').post(`/clients/${order.clientId}/contacts`, {
      lastName: 'Кузнецова',
      firstName: 'Ольга',
      middleName: 'Викторовна',
      position: 'Генеральный директор',
      decides: true,
    }),
  );
  const id = (key: string, items: { id: number; kind: string }[]) =>
    items.find(({ kind }) => kind === key)?.id ?? 0;
  const items = await list('manager');
  [act, invoice, terms, signOff] = ['act', 'invoice', 'termsOfReference', 'other'].map((key) =>
    id(key, items),
  ) as [number, number, number, number];
}, 60_000);
afterAll(() => stage.close());

describe('on a new installation', () => {
  it('there is one good template of each usual kind, for everybody to make documents from', async () => {
    for (const name of ['manager', 'expert', 'admin'] as const) {
      const items = await list(name);
      expect(items.map(({ kind, of }: { kind: string; of: string }) => `${kind} of ${of}`).sort()).toEqual([
        'act of order',
        'contract of contract',
        'invoice of contract',
        'other of order',
        'termsOfReference of order',
      ]);
      expect(items[0]).toMatchObject({ bundled: true, ownFile: false, archived: false, changedBy: null });
    }
    expect((await stage.anonymous.get('/document-templates')).status).toBe(401);
  });
});

describe('our own company', () => {
  const requisites = {
    name: 'ООО «Экспертиза»',
    inn: '7707083893',
    kpp: '770701001',
    ogrn: '1027700132195',
    address: '101000, г. Москва, ул. Мясницкая, д. 1',
    phone: '+7 (495) 123-45-67',
    email: 'info@example.org',
    bank: 'ПАО «Банк»',
    bik: '044525225',
    account: '40702810900000000001',
    corrAccount: '30101810400000000225',
    position: 'Генеральный директор',
    lastName: 'Орлов',
    firstName: 'Пётр',
    middleName: 'Ильич',
    inPerson: '',
    basis: 'Устава',
  };

  it('is written down by the administrator alone, and the journal knows', async () => {
    expect((await as('manager').get('/company/requisites')).status).toBe(403);
    expect((await as('manager').put('/company/requisites', requisites)).status).toBe(403);
    expect((await as('admin').put('/company/requisites', requisites)).body).toEqual(requisites);
    expect((await as('admin').get('/company/requisites')).body).toEqual(requisites);
    const { items } = (await as('admin').get('/journal?kind=requisitesChanged')).body;
    expect(items).toHaveLength(1);
  });

  it('a typo in the INN is told', async () => {
    const { status, body } = await as('admin').put('/company/requisites', {
      ...requisites,
      inn: '7707083894',
    });
    expect(status).toBe(422);
    expect(body.fields[0]).toMatchObject({ field: 'inn', reason: 'inn_checksum' });
  });
});

describe('what would stand in a document', () => {
  it('comes filled in: sums in words, names declined as a suggestion, the empty ones plainly empty', async () => {
    const { status, body } = await values('manager', act);
    expect(status).toBe(200);
    const by = new Map(body.fields.map((one: { key: string }) => [one.key, one]));
    expect(by.get('contract.amountInWords')).toMatchObject({ value: 'Пятьсот тысяч рублей 00 копеек' });
    expect(by.get('contract.amount')).toMatchObject({ value: '500\u00a0000,00', suggested: false });
    expect(by.get('client.inPerson')).toMatchObject({
      value: 'генерального директора Кузнецовой Ольги Викторовны',
      suggested: true,
    });
    expect(by.get('company.inPerson')).toMatchObject({
      value: 'генерального директора Орлова Петра Ильича',
      suggested: true,
    });
    expect(by.get('document.subject')).toMatchObject({ value: 'Экспертиза котла', suggested: true });
    expect(by.get('document.city')).toMatchObject({ value: 'Москва' });
    expect(by.get('contract.date')).toMatchObject({ value: '', suggested: false });
    expect(body.follows).toBeNull();
    expect(body.name).toBe(`Акт сдачи-приёмки ${order.number}`);
  });

  it('is for whoever may add a document of its kind there', async () => {
    for (const name of ['manager', 'headOfSales', 'accountant'] as const)
      expect((await values(name, act)).status, name).toBe(200);
    for (const name of ['director', 'expert', 'headOfExpertise'] as const) {
      const { status, body } = await values(name, act);
      expect(status, name).toBe(403);
      expect(body.detail).toContain('бухгалтерия');
    }
    for (const name of ['otherManager', 'clerk', 'otherExpert'] as const) {
      expect((await values(name, act)).status, name).toBe(404);
      expect((await values(name, act)).body).toEqual((await values(name, act, 'orderId=999999')).body);
    }
  });

  it('an expert fills what has no money in it, and sees none', async () => {
    const { status, body } = await values('expert', terms);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('500');
    expect(body.fields).toContainEqual(
      expect.objectContaining({ key: 'order.task', value: 'Обследовать котёл' }),
    );
  });

  it('with money in it the making is refused with who may, not left blank', async () => {
    const file = docxOf('ТЗ {заказ.номер} на {договор.сумма.прописью}');
    const { id } = await ok(load('admin', 'ТЗ с суммой', 'termsOfReference', file));
    const { status, body } = await values('expert', id);
    expect(status).toBe(403);
    expect(body.detail).toContain('сумма договора');
    expect((await make('expert', id)).status).toBe(403);
    expect((await values('manager', id)).status).toBe(200);
  });

  it('asks for a contract or an order, and for an order where one is needed', async () => {
    expect((await values('manager', act, '')).status).toBe(422);
    const { status, body } = await values('manager', act, `contractId=${order.contractId}`);
    expect([status, body.fields[0].reason]).toEqual([422, 'template_needs_order']);
    expect((await values('manager', invoice, `contractId=${order.contractId}`)).status).toBe(200);
    expect((await values('manager', 999_999)).status).toBe(404);
  });
});

describe('a document', () => {
  it('is not made with empty fields unless that is said', async () => {
    const { status, body } = await make('manager', act, { allowEmpty: false });
    expect(status).toBe(422);
    expect(body.fields.map(({ field }: { field: string }) => field)).toContain('values.contract.date');
    expect(body.detail).toContain('Дата');
  });

  it('says what the person said, hangs where its kind hangs, and made again is the next version', async () => {
    const said = { 'client.inPerson': 'президента Кузнецовой О. В. <&>', 'contract.date': '1 марта 2026 г.' };
    const first = await ok(make('manager', act, { values: said }));
    expect(first).toMatchObject({
      kind: 'act',
      name: `Акт сдачи-приёмки ${order.number}.docx`,
      orderId: order.id,
      contractId: order.contractId,
      versionNo: 1,
    });
    const text = await textOf('accountant', first.id);
    expect(text).toContain('в лице президента Кузнецовой О. В. <&>, действующего на основании Устава');
    expect(text).toContain('500\u00a0000,00 руб. (Пятьсот тысяч рублей 00 копеек)');
    expect(text).toContain('от 1 марта 2026 г.');
    expect(text).not.toMatch(/[{}]/);
    expect((await values('manager', act)).body.follows).toEqual({
      id: first.id,
      name: first.name,
      versionNo: 1,
    });
    const second = await ok(make('accountant', act));
    expect(second).toMatchObject({ versionNo: 2, versions: 2, orderId: order.id });
    expect(await textOf('manager', second.id)).toContain('от __________ о нижеследующем');
    const shown = (await as('manager').get(`/orders/${order.id}/documents`)).body.items;
    expect(shown.filter(({ kind }: { kind: string }) => kind === 'act')).toHaveLength(1);
    expect((await as('expert').get(`/orders/${order.id}/documents`)).body.items).toEqual([]);
  });

  it('of the contract hangs on the contract, beside that of the order', async () => {
    const { version } = (await values('manager', invoice)).body;
    const body = { contractId: order.contractId, version, allowEmpty: true };
    const onContract = await ok(as('manager').post(`/document-templates/${invoice}/documents`, body));
    expect(onContract).toMatchObject({
      kind: 'invoice',
      orderId: null,
      contractId: order.contractId,
      versionNo: 1,
    });
    expect(await ok(make('manager', invoice))).toMatchObject({ orderId: order.id, versionNo: 1 });
    expect(await ok(as('manager').post(`/document-templates/${invoice}/documents`, body))).toMatchObject({
      versionNo: 2,
    });
  });

  it('under one key is made once', async () => {
    const key = { 'idempotency-key': 'sign-off-1' };
    const [one, two] = [
      await ok(make('manager', signOff, {}, key)),
      await ok(make('manager', signOff, {}, key)),
    ];
    expect(two).toEqual(one);
    expect(one.versionNo).toBe(1);
    const text = await textOf('manager', one.id);
    expect(text).toContain('Экспертиза');
    expect(text).toContain(stage.world.fullName('headOfSales'));
  });

  it('two at once are two versions of one document', async () => {
    const { id } = await ok(load('admin', 'Справка', 'other', docxOf('{клиент.название}')));
    const made = await Promise.all(Array.from({ length: 4 }, () => make('manager', id)));
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(made.map(({ body }) => body.versionNo).sort()).toEqual([1, 2, 3, 4]);
  });

  it('after the last one was binned begins anew', async () => {
    const { id } = await ok(load('admin', 'Записка', 'other', docxOf('{клиент.название}')));
    const one = await ok(make('manager', id));
    await ok(as('manager').put(`/documents/${one.id}/bin`, {}));
    expect((await ok(make('manager', id))).versionNo).toBe(1);
  });

  it('takes no field that its template lacks, and no template that changed meanwhile', async () => {
    const strange = await make('manager', act, { values: { 'order.expert': 'Кто-то' } });
    expect([strange.status, strange.body.fields[0].reason]).toEqual([422, 'template_value']);
    expect((await make('manager', act, { version: 77 })).body).toMatchObject({ code: 'version_conflict' });
  });

  it('is not for who may not add it, nor for who does not see the order', async () => {
    expect((await make('expert', act)).status).toBe(403);
    expect((await make('director', act)).status).toBe(403);
    expect((await make('otherManager', act)).status).toBe(404);
    expect((await make('clerk', act)).status).toBe(404);
  });
});

describe('the administrator', () => {
  it('alone loads, replaces, renames, archives and brings back', async () => {
    const file = docxOf('{клиент.название}');
    for (const name of ['manager', 'director', 'headOfSales'] as const) {
      expect((await load(name, 'Моё', 'other', file)).status, name).toBe(403);
      expect((await replace(name, act, file)).status, name).toBe(403);
      expect((await as(name).delete(`/document-templates/${act}/file`)).status, name).toBe(403);
      expect((await as(name).get(`/document-templates/${act}/content`)).status, name).toBe(403);
      const edit = { name: 'Моё', kind: 'other', archived: true, version: 1 };
      expect((await as(name).put(`/document-templates/${act}`, edit)).status, name).toBe(403);
    }
  });

  it('puts a file of their own in the place of the bundled one, and takes it back', async () => {
    const before = await ok(make('manager', act));
    const own = await ok(replace('admin', act, docxOf('НАШ АКТ {клиент.название}')));
    expect(own).toMatchObject({
      ownFile: true,
      bundled: true,
      of: 'client',
      version: 2,
      fileName: 'Новый.docx',
    });
    const made = await ok(make('manager', act));
    expect(await textOf('manager', made.id)).toContain('НАШ АКТ ООО «Ромашка');
    expect(made.versionNo).toBe(before.versionNo + 1);
    const { raw } = await as('admin').get(`/document-templates/${act}/content`);
    expect(textIn(raw.rawPayload)).toContain('НАШ АКТ {клиент.название}');
    const back = await ok(as('admin').delete(`/document-templates/${act}/file`));
    expect(back).toMatchObject({ ownFile: false, of: 'order', fileName: 'Акт.docx' });
    const kinds = (await as('admin').get('/journal')).body.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['templateReplaced', 'templateBroughtBack', 'templateLoaded']),
    );
  });

  it('what was loaded here has nothing to be brought back', async () => {
    const { id } = await ok(load('admin', 'Своё', 'other', docxOf('{клиент.название}')));
    expect((await as('admin').delete(`/document-templates/${id}/file`)).body).toMatchObject({
      code: 'already_done',
    });
  });

  it('archives: nobody else sees it any more, nor makes of it', async () => {
    const { id, version } = await ok(load('admin', 'Старое', 'other', docxOf('{клиент.название}')));
    const edit = (more: object) =>
      as('admin').put(`/document-templates/${id}`, { name: 'Старое', kind: 'other', ...more });
    const archived = await ok(edit({ archived: true, version }));
    expect((await list('manager')).some((one: { id: number }) => one.id === id)).toBe(false);
    expect((await list('admin')).some((one: { id: number }) => one.id === id)).toBe(true);
    expect((await values('manager', id)).status).toBe(404);
    expect(
      (await as('manager').post(`/document-templates/${id}/documents`, { orderId: order.id, version: 1 }))
        .status,
    ).toBe(404);
    expect((await edit({ archived: false, version })).body).toMatchObject({ code: 'version_conflict' });
    await ok(edit({ archived: false, version: archived.version }));
    expect((await values('manager', id)).status).toBe(200);
  });

  it('is told what to mend in a file, and by name', async () => {
    const { status, body } = await load('admin', 'Плохое', 'other', docxOf('{клиент.пароль}'));
    expect(status).toBe(422);
    expect(body.detail).toContain('{клиент.пароль}');
    expect((await load('admin', 'Плохое', 'other', docxOf('x'), 'a.docm')).body.fields[0].reason).toBe(
      'template_macros',
    );
    expect((await load('admin', 'Плохое', 'other', docxOf('x'), 'a.pdf')).body.fields[0].reason).toBe(
      'template_not_docx',
    );
    expect((await load('admin', 'Плохое', 'other', Buffer.alloc(6_000_000))).status).toBe(413);
    expect((await list('admin')).some(({ name }: { name: string }) => name === 'Плохое')).toBe(false);
  });

  it('gives no name twice, and loads under one key once', async () => {
    const key = { 'idempotency-key': 'load-1' };
    const one = await ok(load('admin', 'Единственный', 'other', docxOf('x'), 'a.docx', key));
    expect(await ok(load('admin', 'Единственный', 'other', docxOf('x'), 'a.docx', key))).toEqual(one);
    expect((await load('admin', 'единственный', 'other', docxOf('x'))).body.fields[0]).toMatchObject({
      field: 'name',
      reason: 'name_taken',
    });
  });
});
