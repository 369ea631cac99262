import type { Stage } from '#test/app.ts';
import { AMOUNT, type OrderPath, ok, orderPath } from '#test/order-path.ts';
import { tables } from '#test/table.ts';
import type { Name } from '#test/world.ts';

/** The past of a small company: every column that verification answers for holds something in some row of it. */
type Past = { stage: Stage; path: OrderPath };

/** `sealed` after every chapter, so that the chain grew in rounds and each left its note. */
export async function makeHistory(stage: Stage, sealed: () => Promise<unknown>): Promise<void> {
  const past = { stage, path: orderPath(stage) };
  for (const chapter of [
    archivedTwice,
    sentBack,
    refusals,
    contractLate,
    bySubstitutes,
    contractAlone,
    takenBack,
  ]) {
    await chapter(past);
    await sealed();
  }
}

const reason = 'так решили на совещании';

/** To the archive, opened again with a reason, closed again, continued by a renewal. */
async function archivedTwice(past: Past): Promise<void> {
  const { path, stage } = past;
  const { id } = await path.at('assignment');
  await upload(past, 'manager', `orders/${id}`, 'termsOfReference', 'что обследовать');
  await upload(past, 'accountant', `orders/${id}`, 'invoice', 'счёт');
  for (const step of ['assignment', 'examination', 'approval', 'archive']) await path.ways[step]?.(id);
  await ok(path.reopen('headOfSales', id));
  await ok(path.fill('manager', id, 'validUntil', '2031-02-01'));
  await ok(path.sign('manager', id, 'archive'));
  await ok(stage.as('manager').post(`/orders/${id}/renewal`));
}

/** Back over three signatures; the payment was another one, the signature given too early is taken back, the next asked for. */
async function sentBack({ path, stage }: Past): Promise<void> {
  const { id } = await path.at('approval');
  await ok(path.mark('expert', id, 'submittedToAuthorities'));
  await ok(path.unmark('expert', id, 'submittedToAuthorities'));
  await ok(path.comment('expert', id, 'нет одного протокола', []));
  await ok(path.sendBack('headOfApproval', id, 'payment'));
  await ok(stage.as('accountant').put(`/orders/${id}/payments/1/reversal`, { reason }));
  await ok(path.pay('accountant', id, '260000.50', '119'));
  await ok(path.sign('headOfAccounting', id, 'payment'));
  await ok(path.withdraw('headOfAccounting', id, 'payment'));
  await ok(path.pay('accountant', id, '0.50', '120'));
  await ok(path.sign('headOfAccounting', id, 'payment'));
  await ok(path.request('manager', id, 'assignment'));
}

async function refusals({ path, stage }: Past): Promise<void> {
  const { id } = await path.at('payment');
  await ok(path.mark('accountant', id, 'actIssued'));
  await ok(path.refuse('manager', id, 'выбрали другого подрядчика'));
  const again = await path.at('payment', 'manager');
  await ok(path.refuse('manager', again.id));
  await ok(path.takeUp('manager', again.id));
  await ok(path.confirm('manager', again.id));
  await ok(path.sendBack('headOfAccounting', again.id, 'payment'));
  await ok(stage.as('manager').put(`/orders/${again.id}/title`, { title: 'Экспертиза двух котлов' }));
}

/** Files dropped on an order that has no contract yet; one of them goes to the bin, and the order to another manager. */
async function contractLate(past: Past): Promise<void> {
  const { path, stage } = past;
  const manager = stage.as('manager');
  const client = await ok(manager.post('/clients', { name: 'АО «Вектор»' }));
  const { id } = await ok(manager.post('/orders', { title: 'Осмотр', clientId: client.id }));
  await upload(past, 'manager', `orders/${id}`, 'other', 'письмо клиента');
  const wrong = await upload(past, 'manager', `orders/${id}`, 'other', 'чужое письмо');
  const extra = await upload(past, 'manager', `orders/${id}`, 'act', 'чужой акт');
  await bin(past, 'manager', wrong.id);
  await bin(past, 'headOfSales', extra.id, reason);
  const contract = await ok(
    manager.post('/contracts', { clientId: client.id, number: 'В-8/26', signedOn: '2026-11-01' }),
  );
  await ok(manager.put(`/orders/${id}/contract`, { contractId: contract.id }));
  await editTerms(past, 'manager', contract.id, { number: 'В-7/26', amount: AMOUNT });
  await ok(path.fill('manager', id, 'paymentTerms', 'по факту'));
  await ok(path.fill('manager', id, 'paymentTerms', null));
  const version = await path.versionOf(id, 'headOfSales');
  const managerId = stage.world.ids.otherManager;
  await ok(stage.as('headOfSales').put(`/orders/${id}/manager`, { version, managerId }));
}

/** A signature «за …», one of the director for an empty seat, a contract changed after a signature with a reason. */
async function bySubstitutes(past: Past): Promise<void> {
  const { path, stage } = past;
  const { ids } = stage.world;
  const { id, contractId } = await path.prospect();
  await path.ways.terms?.(id);
  await ok(
    stage.as('admin').post('/absences', {
      employeeId: ids.headOfAccounting,
      kind: 'illness',
      fromOn: '2020-01-01',
      toOn: '2099-12-31',
      substituteId: ids.accountant,
    }),
  );
  await ok(path.fill('accountant', id, 'legalEntity', stage.world.legalEntityId));
  await ok(path.pay('accountant', id, AMOUNT));
  await ok(path.sign('accountant', id, 'payment'));
  await seat(past, null);
  await ok(path.fill('manager', id, 'termsOfReference', 'Обследовать насос'));
  await ok(path.request('manager', id, 'assignment'));
  await ok(path.sign('director', id, 'assignment', { reason, values: { expert: ids.otherExpert } }));
  await seat(past, ids.headOfExpertise);
  await editTerms(past, 'headOfSales', contractId, { number: 'РМ-особый/26', amount: '510000.00', reason });
}

async function seat({ stage }: Past, headId: number | null): Promise<void> {
  const id = stage.world.departments.expertise;
  await ok(stage.as('admin').put(`/departments/${id}`, { name: 'Отдел №3. Экспертиза', headId }));
}

/** A contract under which there is no order, with papers of its own. */
async function contractAlone(past: Past): Promise<void> {
  const manager = past.stage.as('otherManager');
  const client = await ok(manager.post('/clients', { name: 'ООО «Василёк»' }));
  const { id } = await ok(
    manager.post('/contracts', { clientId: client.id, number: 'ВС-1', signedOn: '2026-11-02' }),
  );
  await upload(past, 'otherManager', `contracts/${id}`, 'contract', 'договор');
  const addendum = await upload(past, 'otherManager', `contracts/${id}`, 'addendum', 'доп. соглашение');
  const next = await ok(
    manager.upload(`/documents/${addendum.id}/versions?name=b.txt`, Buffer.from('вторая')),
  );
  await ok(manager.upload(`/documents/${next.id}/versions?name=c.txt`, Buffer.from('третья')));
  await ok(manager.put(`/documents/${next.id}/name`, { name: 'вторая.txt' }));
  const draft = await upload(past, 'otherManager', `contracts/${id}`, 'contract', 'черновик');
  const alien = await upload(past, 'accountant', `contracts/${id}`, 'invoice', 'чужой счёт');
  await bin(past, 'otherManager', draft.id);
  await bin(past, 'otherManager', next.id);
  await ok(manager.delete(`/documents/${next.id}/bin`));
  await bin(past, 'headOfSales', alien.id, reason);
  await ok(manager.post(`/contracts/${id}/comments`, { body: 'ждём подписи' }));
  await ok(manager.post(`/clients/${client.id}/comments`, { body: 'звонили' }));
}

/** Tables of clients, contracts and orders: brought, worked on here and there, and taken back as far as they go. */
async function takenBack({ stage, path }: Past): Promise<void> {
  const table = tables(stage);
  const names = ['Первый', 'Второй', 'Третий'].map((name) => `ООО «${name} из таблицы»`);
  const row = (name: string, n: number) => [`Т-${n}/26`, name, '05.09.2026', '1000,50'];
  const clients = await table.imported('manager', 'clients', [['Компания'], ...names.map((name) => [name])]);
  const contracts = await table.imported('manager', 'contracts', [
    ['Номер договора', 'Клиент', 'Дата', 'Сумма'],
    ...names.map(row),
  ]);
  const orders = await table.imported('manager', 'orders', [
    ['Название заказа', 'Клиент', 'Номер договора', 'Статус', 'Вознаграждение'],
    ...names.map((name, n) => [
      `Заказ ${n}`,
      name,
      n === 2 ? 'Т-2/26' : '',
      n === 2 ? 'Подтверждён' : '',
      '7',
    ]),
  ]);
  const [first] = await table.rowsOf('manager', orders.id);
  await ok(path.comment('manager', first?.record?.id ?? 0, 'остаётся', []));
  for (const { id } of [orders, contracts, clients]) await table.act('manager', id, 'undoing');
}

const upload = (past: Past, as: Name, place: string, kind: string, text: string): Promise<{ id: number }> =>
  ok(
    past.stage
      .as(as)
      .upload(
        `/${place}/documents?name=${encodeURIComponent(`${text}.txt`)}&kind=${kind}`,
        Buffer.from(text),
      ),
  );

const bin = ({ stage }: Past, as: Name, id: number, why?: string): Promise<unknown> =>
  ok(stage.as(as).put(`/documents/${id}/bin`, why ? { reason: why } : {}));

async function editTerms(
  { stage }: Past,
  as: Name,
  id: number,
  terms: Record<string, string>,
): Promise<void> {
  const { version } = await ok(stage.as(as).get(`/contracts/${id}`));
  await ok(stage.as(as).put(`/contracts/${id}`, { version, ...terms }));
}
