import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import { AMOUNT, type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

/** The default process from the client to the archive by its seven people, with the refusals on the way. */

let stage: Stage;
let path: OrderPath;
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
});
afterAll(() => stage.close());

const keys = (body: { missing: { key: string }[] }) => body.missing.map((one) => one.key);
const stepOf = (card: Answer['body'], key: string): Answer['body'] =>
  card.steps.find((step: { key: string }) => step.key === key);

describe('from the client to the archive', () => {
  let id = 0;
  let number = '';

  it('a prospect under a contract, led by the manager', async () => {
    const made = await path.prospect('manager', null);
    ({ id, number } = made);
    expect(number).toMatch(/^З-\d{4}-\d{4}$/);
    const card = await path.card(id, 'manager');
    expect(card).toMatchObject({ status: 'prospect', currentStep: 'terms', seesMoney: true, version: 1 });
    const refused = await path.confirm('manager', id);
    expect([refused.status, refused.body.code, keys(refused.body)]).toEqual([
      409,
      'gate_closed',
      ['contractAmount'],
    ]);
    const contract = await ok(stage.as('manager').get(`/contracts/${made.contractId}`));
    await ok(
      stage.as('manager').put(`/contracts/${made.contractId}`, {
        number: contract.number,
        signedOn: '2026-11-01',
        amount: AMOUNT,
        version: contract.version,
      }),
    );
  });

  it('who must not know gets 404 for everything', async () => {
    for (const name of [
      'otherManager',
      'accountant',
      'expert',
      'headOfExpertise',
      'headOfApproval',
      'clerk',
    ] as const) {
      const person = stage.as(name);
      for (const answer of [
        person.get(`/orders/${id}`),
        person.get(`/orders/${id}/feed`),
        person.get(`/orders/${id}/mentionable`),
        person.get(`/orders/${id}/documents`),
        person.put(`/orders/${id}/fields/paymentTerms`, { value: 'x', seen: null }),
        person.put(`/orders/${id}/steps/terms/resolution`, { version: 1 }),
        person.put(`/orders/${id}/confirmation`, { version: 1 }),
        person.post(`/orders/${id}/comments`, { body: 'x' }),
        person.put(`/orders/${id}/title`, { title: 'x' }),
        person.post(`/orders/${id}/renewal`),
      ])
        expect((await answer).status, name).toBe(404);
      expect((await person.get('/orders?any=true')).body.items, name).toEqual([]);
    }
  });

  it('step 1: the refusal lists everything, the filler asks, another department’s head is told who may', async () => {
    const asked = await path.request('manager', id, 'terms');
    expect(asked.status).toBe(409);
    expect(keys(asked.body)).toEqual(['confirmed', 'paymentTerms', 'remuneration', 'subcontractorAmount']);
    expect(asked.body.missing[0]).toMatchObject({ target: '?step=1&field=confirmed', mine: true });
    const wrong = await path.fill('manager', id, 'remuneration', '0.00');
    expect([wrong.status, wrong.body.fields[0].field]).toEqual([422, 'remuneration']);
    await path.ways.terms?.(id);
    const card = await path.card(id, 'manager');
    expect(stepOf(card, 'terms')).toMatchObject({
      state: 'resolved',
      resolution: {
        void: false,
        stamp: { name: stage.world.fullName('headOfSales'), position: 'руководитель отдела продаж' },
      },
    });
    expect(card.currentStep).toBe('payment');
  });

  it('step 2: 403 names who may; the shares are computed; signed over is locked', async () => {
    const notTheirs = await path.fill('manager', id, 'legalEntity', stage.world.legalEntityId);
    expect([notTheirs.status, notTheirs.body.detail]).toEqual([
      403,
      'Это может: сотрудник отдела «Отдел №2. Бухгалтерия»',
    ]);
    const notHead = await path.sign('accountant', id, 'payment');
    expect([notHead.status, notHead.body.detail]).toEqual([
      403,
      `Это может: ${stage.world.fullName('headOfAccounting')}`,
    ]);
    await path.ways.payment?.(id);
    const payments = stepOf(await path.card(id, 'accountant'), 'payment').requirements.find(
      (one: { key: string }) => one.key === 'payments',
    );
    expect(payments.payments).toMatchObject({
      paid: '250000.00',
      share: '50.00',
      left: '250000.00',
      items: [{ n: 1, share: '50.00' }],
    });
    const locked = await path.fill('accountant', id, 'legalEntity', null);
    expect([locked.status, locked.body.code]).toEqual([409, 'step_locked']);
  });

  it('step 3: the head fills the expert by signing', async () => {
    await ok(path.fill('manager', id, 'termsOfReference', 'Обследовать котёл'));
    await ok(path.mark('manager', id, 'termsOfReferenceSent'));
    await ok(path.request('manager', id, 'assignment'));
    const bare = await path.sign('headOfExpertise', id, 'assignment');
    expect([bare.status, keys(bare.body)]).toEqual([409, ['expert']]);
    const nobody = await path.sign('headOfExpertise', id, 'assignment', { values: { expert: 999_999 } });
    expect(nobody.status).toBe(422);
    expect((await stage.as('expert').get(`/orders/${id}`)).status).toBe(404);
    await ok(path.sign('headOfExpertise', id, 'assignment', { values: { expert: stage.world.ids.expert } }));
    expect((await path.card(id, 'expert')).expert.id).toBe(stage.world.ids.expert);
  });

  it('steps 4 and 5: the expert works, the heads sign; approval sees it once the examination is done', async () => {
    expect((await stage.as('approver').get(`/orders/${id}`)).status).toBe(404);
    await ok(path.mark('expert', id, 'documentsAnalysed'));
    expect((await path.request('expert', id, 'examination')).status).toBe(409);
    await ok(path.mark('expert', id, 'examinationDone'));
    expect((await stage.as('approver').get(`/orders/${id}`)).status).toBe(200);
    await ok(path.request('expert', id, 'examination'));
    await ok(path.sign('headOfExpertise', id, 'examination'));
    await path.ways.approval?.(id);
  });

  it('money is nowhere for the expert, the head of expertise and approval', async () => {
    for (const name of ['expert', 'headOfExpertise', 'headOfApproval', 'approver'] as const) {
      const person = stage.as(name);
      const places = await Promise.all(
        [
          `/orders/${id}`,
          `/orders/${id}/feed?limit=200`,
          '/orders',
          '/order-board',
          `/orders/${id}/documents`,
          '/home',
          '/search?q=Ромашка',
          '/notifications',
          '/contracts',
          '/clients',
        ].map((place) => person.get(place)),
      );
      const text = places.map(({ status, body }) => (status < 300 ? JSON.stringify(body) : '')).join('\n');
      expect(text, name).toContain(number);
      for (const secret of [
        '500000.00',
        '250000.00',
        '90000.00',
        '500 000',
        '250 000',
        '90 000',
        '50 % аванс',
        'remuneration',
        'paymentTerms',
        'subcontractorAmount',
        '"payments"',
        'paymentEntered',
      ])
        expect(text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' '), `${name}: ${secret}`).not.toContain(
          secret,
        );
      expect((await person.get('/orders')).body.items[0], name).not.toHaveProperty('amount');
    }
    for (const name of ['manager', 'colleague', 'headOfSales', 'accountant', 'director', 'admin'] as const) {
      const feed = await ok(stage.as(name).get(`/orders/${id}/feed?limit=200`));
      expect(
        feed.items.map((item: { kind?: string }) => item.kind),
        name,
      ).toContain('paymentEntered');
      expect((await path.card(id, name)).contract.amount, name).toBe(AMOUNT);
    }
  });

  it('nobody guesses the amount by a version conflict or by a shut gate', async () => {
    const conflict = await stage
      .as('headOfExpertise')
      .post(`/orders/${id}/returns`, { version: 1, to: 'terms', reason: 'причина возврата' });
    expect(conflict.status).toBe(403);
    const approval = await stage
      .as('headOfApproval')
      .put(`/orders/${id}/steps/approval/resolution`, { version: 1 });
    expect(approval.status).toBe(409);
    expect(JSON.stringify(approval.body)).not.toMatch(/90.?000|50 % аванс|250.?000/);
  });

  it('step 6: the gate waits for accounting’s three marks, then the manager moves it to the archive', async () => {
    const early = await path.sign('manager', id, 'archive');
    expect([early.status, keys(early.body)]).toEqual([
      409,
      ['actIssued', 'actSigned', 'contractOriginalReceived', 'issuedOn', 'validUntil'],
    ]);
    expect(early.body.missing[0].awaited).toEqual(['сотрудник отдела «Отдел №2. Бухгалтерия»']);
    await path.ways.archive?.(id);
    const card = await path.card(id, 'manager');
    expect(card).toMatchObject({ validUntil: '2029-11-24', currentStep: 'archive' });
    expect(card.archivedAt).not.toBeNull();
  });

  it('the archive is read-only, found by search, out of the list', async () => {
    for (const answer of [
      path.fill('manager', id, 'issuedOn', '2026-01-01'),
      path.pay('accountant', id, '1.00'),
      path.unmark('accountant', id, 'actIssued'),
      path.refuse('manager', id),
      stage.as('manager').put(`/orders/${id}/title`, { title: 'Другое' }),
    ])
      expect((await answer).body.code).toBe('order_frozen');
    const list = async (query: string) =>
      (await ok(stage.as('manager').get(`/orders${query}`))).items.map((one: { id: number }) => one.id);
    expect(await list('')).not.toContain(id);
    expect(await list('?archived=true')).toContain(id);
    for (const typed of [number, number.slice(2), number.toLowerCase(), number.replace('З', 'z')]) {
      expect(await list(`?any=true&search=${encodeURIComponent(typed)}`), typed).toEqual([id]);
      const found = await ok(stage.as('manager').get(`/search?q=${encodeURIComponent(typed)}`));
      const orders = found.groups.find((group: { type: string }) => group.type === 'order')?.items;
      expect(orders, typed).toMatchObject([{ id, badge: 'archived' }]);
    }
  });

  it('it is reopened by the head of sales with a reason; signatures 1–5 stand; and archived again', async () => {
    expect((await path.reopen('manager', id)).status).toBe(403);
    expect((await path.reopen('headOfSales', id, 'ой')).status).toBe(422);
    const card = await ok(path.reopen('headOfSales', id));
    expect(card.steps.map((step: { state: string }) => step.state)).toEqual([
      'resolved',
      'resolved',
      'resolved',
      'resolved',
      'resolved',
      'active',
    ]);
    expect(stepOf(card, 'archive').withdrawn).toMatchObject([
      { because: 'reopened', reason: 'ошибка в дате оформления' },
    ]);
    await ok(path.fill('manager', id, 'issuedOn', '2026-11-23'));
    expect((await ok(path.sign('manager', id, 'archive'))).validUntil).toBe('2029-11-23');
  });

  it('it is renewed once: the same client and manager, terms of reference copied, no contract, no payments', async () => {
    expect((await stage.as('accountant').post(`/orders/${id}/renewal`)).status).toBe(403);
    const renewed = await ok(stage.as('manager').post(`/orders/${id}/renewal`));
    expect(renewed).toMatchObject({
      status: 'prospect',
      contract: null,
      currentStep: 'terms',
      renewedFrom: { id },
      manager: { id: stage.world.ids.manager },
    });
    const field = stepOf(renewed, 'assignment').requirements.find(
      (one: { key: string }) => one.key === 'termsOfReference',
    );
    expect(field.value).toBe('Обследовать котёл');
    expect(
      stepOf(renewed, 'payment').requirements.find((one: { key: string }) => one.key === 'payments').payments
        .items,
    ).toEqual([]);
    expect((await path.card(id, 'manager')).renewedBy).toMatchObject({ id: renewed.id });
    expect((await stage.as('manager').post(`/orders/${id}/renewal`)).body.code).toBe('already_done');
  });
});

describe('what a URL names and the process lacks is not there', () => {
  it.each<[string, (id: number) => Promise<{ status: number }>]>([
    ['request', (id) => path.request('manager', id, 'nonsense')],
    ['take back', (id) => path.takeBack('manager', id, 'nonsense')],
    ['sign', (id) => path.sign('headOfSales', id, 'nonsense')],
    ['withdraw', (id) => path.withdraw('headOfSales', id, 'nonsense')],
    ['field', (id) => path.fill('manager', id, 'nonsense', 'x')],
    ['field of Object', (id) => path.fill('manager', id, '__proto__', 'x')],
    ['mark', (id) => path.mark('manager', id, 'constructor')],
    ['clear', (id) => path.unmark('manager', id, 'nonsense')],
  ])('%s', async (_, act) => {
    const { id } = await path.prospect();
    expect((await act(id)).status).toBe(404);
  });
});

describe('comments', () => {
  it('the expert sees only their own; the others see what the table says', async () => {
    const { id } = await path.at('approval');
    const authors: Name[] = [
      'manager',
      'headOfSales',
      'accountant',
      'headOfAccounting',
      'headOfExpertise',
      'expert',
      'headOfApproval',
      'approver',
      'director',
    ];
    for (const name of authors) await ok(path.comment(name, id, `слово ${name}`));
    const read = async (name: Name) => {
      const { items } = await ok(stage.as(name).get(`/orders/${id}/feed?filter=comments`));
      return items.map((item: { body: string }) => item.body.slice('слово '.length)).reverse();
    };
    expect(await read('expert')).toEqual(['expert']);
    expect(await read('manager')).toEqual(authors.filter((one) => one !== 'approver'));
    expect(await read('colleague')).toEqual(authors.filter((one) => one !== 'approver'));
    expect(await read('accountant')).toEqual(['manager', 'headOfSales', 'accountant', 'headOfAccounting']);
    expect(await read('headOfExpertise')).toEqual([
      'manager',
      'headOfExpertise',
      'expert',
      'headOfApproval',
      'approver',
    ]);
    expect(await read('approver')).toEqual(['expert', 'headOfApproval', 'approver']);
    expect(await read('director')).toEqual(authors);
    expect(await read('admin')).toEqual(authors);
  });
  it('whom a mention would not reach is known before sending', async () => {
    const { id } = await path.at('approval');
    const { items } = await ok(stage.as('expert').get(`/orders/${id}/mentionable`));
    const names = items.map((one: { id: number }) => one.id);
    expect(names).toContain(stage.world.ids.approver);
    expect(names).not.toContain(stage.world.ids.accountant);
  });
});
