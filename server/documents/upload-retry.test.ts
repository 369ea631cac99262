import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';

let stage: Stage;
let contract = 0;

beforeAll(async () => {
  stage = await openStage();
  const manager = stage.as('manager');
  const client = (await manager.post('/clients', { name: 'ООО «Повтор»' })).body.id;
  contract = (await manager.post('/contracts', { clientId: client, number: 'П-1' })).body.id;
});
afterAll(() => stage.close());

const send = (content: string) =>
  stage.as('manager').upload(`/contracts/${contract}/documents?name=a.doc&kind=other`, Buffer.from(content), {
    'idempotency-key': 'retry-1',
  });

it('a retried upload answers the same and adds nothing; other bytes under the key are refused', async () => {
  const first = await send('письмо');
  expect(first.status).toBe(201);
  const again = await send('письмо');
  expect(again.status).toBe(201);
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(again.body.id).toBe(first.body.id);
  expect((await send('другое')).status).toBe(422);
  expect((await stage.as('manager').get(`/contracts/${contract}/documents`)).body.items).toHaveLength(1);
});
