import { ok } from '#test/order-path.ts';
import type { Made, Maker, Scene } from './scene.ts';

const on = (id: number, more: Record<string, string | number> = {}) => ({ params: { id, ...more } });
const versionOf = (scene: Scene, id: number) => scene.path.versionOf(id);

async function archived(scene: Scene): Promise<number> {
  const id = await scene.order('archive');
  await scene.path.ways.archive?.(id);
  return id;
}

/** At the step, with everything its fillers bring. */
async function filledFirst(scene: Scene): Promise<number> {
  const { path } = scene;
  const id = await scene.order();
  await ok(path.confirm('manager', id));
  await ok(path.fill('manager', id, 'paymentTerms', 'аванс'));
  await ok(path.fill('manager', id, 'remuneration', '5.00'));
  await ok(path.fill('manager', id, 'subcontractorAmount', '0.00'));
  return id;
}
async function requested(scene: Scene): Promise<number> {
  const id = await filledFirst(scene);
  await ok(scene.path.request('manager', id, 'terms'));
  return id;
}
const byVersion = async (
  scene: Scene,
  made: Made & { params: { id: number } },
  body = {},
): Promise<Made> => ({
  ...made,
  body: { version: await versionOf(scene, made.params.id), ...body },
});

export const orderMakers: Record<string, Maker> = {
  'orders.get': async (scene) => ({ as: 'manager', ...on(await scene.order()) }),
  'orders.create': async (scene) => ({
    as: 'manager',
    body: { title: 'Экспертиза крана', ...(await scene.contract()) },
  }),
  'orders.edit': async (scene) => ({ as: 'manager', ...on(await scene.order()), body: { title: 'Иное' } }),
  'orders.attachContract': async (scene) => ({
    as: 'manager',
    ...on(await scene.order()),
    body: { contractId: null },
  }),
  'orders.reassign': async (scene) =>
    byVersion(
      scene,
      { as: 'headOfSales', ...on(await scene.order()) },
      { managerId: scene.stage.world.ids.otherManager },
    ),
  'orders.replaceExpert': async (scene) => {
    const id = await scene.order('examination');
    const version = await scene.path.versionOf(id, 'headOfExpertise');
    const expertId = scene.stage.world.ids.otherExpert;
    const body = { version, expertId, reason: 'эксперт заболел надолго' };
    return { as: 'headOfExpertise', ...on(id), body };
  },
  'orders.changeMany': async (scene) => ({
    as: 'headOfSales',
    body: {
      act: 'setManager',
      managerId: scene.stage.world.ids.otherManager,
      ids: [await scene.order()],
    },
  }),
  'orders.export': () => ({ as: 'manager', body: { columns: ['number', 'amount'], sort: 'due' } }),
  'orders.confirm': async (scene) => byVersion(scene, { as: 'manager', ...on(await scene.order()) }),
  'orders.refuse': async (scene) =>
    byVersion(scene, { as: 'manager', ...on(await scene.order()) }, { reason: 'передумали' }),
  'orders.takeUp': async (scene) => {
    const id = await scene.order();
    await ok(scene.path.refuse('manager', id));
    return { as: 'manager', ...on(id) };
  },
  'orders.setField': async (scene) => ({
    as: 'manager',
    ...on(await scene.order(), { key: 'paymentTerms' }),
    body: { value: 'по факту', seen: null },
  }),
  'orders.setMark': async (scene) => ({
    as: 'expert',
    ...on(await scene.order('examination'), { key: 'documentsAnalysed' }),
    body: {},
  }),
  'orders.clearMark': async (scene) => {
    const id = await scene.order('examination');
    await ok(scene.path.mark('expert', id, 'documentsAnalysed'));
    return { as: 'expert', ...on(id, { key: 'documentsAnalysed' }) };
  },
  'orders.enterPayment': async (scene) => ({
    as: 'accountant',
    ...on(await scene.order('payment')),
    body: { amount: '10.00', paidOn: '2026-11-20', paymentOrderNumber: '7' },
  }),
  'orders.reversePayment': async (scene) => {
    const id = await scene.order('payment');
    await ok(scene.path.pay('accountant', id, '3.00'));
    return { as: 'accountant', ...on(id, { n: 1 }), body: { reason: 'ошибка в сумме' } };
  },
  'orders.requestResolution': async (scene) =>
    byVersion(scene, { as: 'manager', ...on(await filledFirst(scene), { step: 'terms' }) }),
  'orders.takeBackRequest': async (scene) => ({
    as: 'manager',
    ...on(await requested(scene), { step: 'terms' }),
  }),
  'orders.giveResolution': async (scene) =>
    byVersion(scene, { as: 'headOfSales', ...on(await requested(scene), { step: 'terms' }) }),
  'orders.withdrawResolution': async (scene) => ({
    as: 'headOfSales',
    ...on(await scene.order('payment'), { step: 'terms' }),
  }),
  'orders.return': async (scene) =>
    byVersion(
      scene,
      { as: 'headOfAccounting', ...on(await scene.order('payment')) },
      { to: 'terms', reason: 'уточните условия' },
    ),
  'orders.reopen': async (scene) =>
    byVersion(scene, { as: 'headOfSales', ...on(await archived(scene)) }, { reason: 'ошибка в сроке' }),
  'orders.renew': async (scene) => ({ as: 'manager', ...on(await archived(scene)), body: {} }),
  'orders.feed': async (scene) => ({ as: 'manager', ...on(await scene.order()) }),
  'orders.remind': async (scene) => ({
    as: 'manager',
    ...on(await scene.order('payment')),
    body: { step: 'payment', key: 'legalEntity' },
  }),
  'orders.comment': async (scene) => ({
    as: 'manager',
    ...on(await scene.order()),
    body: { body: 'готово', mentions: [] },
  }),
  'orders.signOff': async (scene) => ({ as: 'manager', ...on(await scene.order()) }),
  'orders.muted': async (scene) => ({ as: 'manager', ...on(await scene.order()) }),
  'orders.mute': async (scene) => ({ as: 'manager', ...on(await scene.order()), body: {} }),
  'orders.follow': async (scene) => ({ as: 'manager', ...on(await scene.order()) }),
  'orders.mentionable': async (scene) => ({ as: 'manager', ...on(await scene.order()) }),
  'orders.documents': async (scene) => ({ as: 'manager', ...on(await scene.order()) }),
  'orders.addDocument': async (scene) => ({
    as: 'manager',
    ...on(await scene.order()),
    query: { name: 'тз.docx', kind: 'termsOfReference' },
    bytes: Buffer.from('PK'),
  }),
};
