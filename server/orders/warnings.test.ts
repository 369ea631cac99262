import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';

/** What the definition finds worth a look: told beside the value to who sees both sides, and a gate to nobody. */

let stage: Stage;
let path: OrderPath;
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
});
afterAll(() => stage.close());

const warned = (card: Answer['body']) =>
  card.steps
    .flatMap((step: Answer['body']) => step.requirements)
    .flatMap(({ key, warnings }: Answer['body']) => warnings.map((text: { ru: string }) => [key, text.ru]));

it('stands beside the sum while it is so, and whoever sees no money hears nothing of it', async () => {
  const { id } = await path.prospect();
  await ok(path.confirm('manager', id));
  await ok(path.fill('manager', id, 'paymentTerms', '50 % аванс'));
  await ok(path.fill('manager', id, 'remuneration', '100.00'));
  await ok(path.fill('manager', id, 'subcontractorAmount', '100.01'));
  await ok(path.request('manager', id, 'terms'));
  await ok(path.sign('headOfSales', id, 'terms'));
  await ok(path.fill('accountant', id, 'legalEntity', stage.world.legalEntityId));
  await ok(path.pay('accountant', id, '1.00'));
  await ok(path.request('accountant', id, 'payment'));
  await ok(path.sign('headOfAccounting', id, 'payment'));
  const words = [['subcontractorAmount', 'Субподрядчику больше, чем вознаграждение']];
  expect(warned(await ok(stage.as('manager').get(`/orders/${id}`)))).toEqual(words);
  expect(warned(await ok(stage.as('accountant').get(`/orders/${id}`)))).toEqual(words);
  expect(warned(await ok(stage.as('headOfExpertise').get(`/orders/${id}`)))).toEqual([]);
  expect((await stage.as('otherManager').get(`/orders/${id}`)).status).toBe(404);
});

it('is gone once the sum is put right', async () => {
  const { id } = await path.prospect();
  await ok(path.fill('manager', id, 'remuneration', '100.00'));
  const over = await ok(path.fill('manager', id, 'subcontractorAmount', '100.01'));
  expect(warned(over)).toHaveLength(1);
  const right = await ok(path.fill('manager', id, 'subcontractorAmount', '100.00'));
  expect(warned(right)).toEqual([]);
});
