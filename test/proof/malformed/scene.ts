import type { Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import type { Call } from './wire.ts';

/** Where valid requests find what they are about: records to name, and ways to make the state an operation needs. */
export type Scene = {
  stage: Stage;
  path: OrderPath;
  /** A number nobody has used yet. */
  next: () => number;
  client: () => Promise<number>;
  contract: () => Promise<{ clientId: number; contractId: number }>;
  order: (step?: string) => Promise<number>;
  document: () => Promise<number>;
  employee: () => Promise<number>;
  version: (path: string, as?: Name) => Promise<number>;
};
/** The parts of a call that its operation does not give. */
export type Made = { as: Name | null } & Partial<
  Pick<Call, 'params' | 'query' | 'body' | 'bytes' | 'headers'>
>;
export type Maker = (scene: Scene) => Promise<Made> | Made;

export function sceneOn(stage: Stage): Scene {
  const path = orderPath(stage);
  let last = 0;
  const next = () => ++last;
  const as = (name: Name) => stage.as(name);
  const scene: Scene = {
    stage,
    path,
    next,
    client: async () => (await ok(as('manager').post('/clients', { name: `Клиент ${next()}` }))).id,
    contract: async () => {
      const clientId = await scene.client();
      const body = { clientId, number: `Д-${next()}`, amount: '100.00' };
      return { clientId, contractId: (await ok(as('manager').post('/contracts', body))).id };
    },
    order: async (step = 'terms') => (await path.at(step)).id,
    document: async () => {
      const { contractId } = await scene.contract();
      const place = `/contracts/${contractId}/documents?kind=other&name=f${next()}.txt`;
      return (await ok(as('manager').upload(place, Buffer.from(`файл ${last}`)))).id;
    },
    employee: async () => (await ok(as('admin').post('/employees', newEmployee(next())))).employee.id,
    version: async (place, name = 'admin') => (await ok(as(name).get(place))).version,
  };
  return scene;
}

export const newEmployee = (n: number) => ({
  lastName: 'Новиков',
  firstName: 'Пётр',
  email: `new${n}@example.org`,
  position: 'инженер',
});
