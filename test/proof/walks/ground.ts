import { expertiseProcess } from '#domain/process/default/expertise.ts';
import { type Definition, definitionSchema } from '#domain/process/definition.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import { inspectionDepartments, inspectionProcess } from '#test/processes/inspection.ts';
import type { Name } from '#test/world.ts';
import { type Company, readCompany } from './model/company.ts';
import { freshOrder, type Model, type ModelContract, type ModelOrder } from './model/model.ts';
import { expertiseRules, inspectionRules, type Rules } from './rules.ts';

/** The product with both processes and, for each walk to come, a client with contracts and orders of both under them. */
export type Ground = {
  stage: Stage;
  /** Moves the product's clock, so that every stamp is known beforehand. */
  tick: () => string;
  now: () => string;
  walks: readonly Start[];
  close: () => Promise<void>;
};
export type Start = { model: Model; rules: readonly Rules[] };

/** Who leads the orders of a walk, and how many of each process there are. */
export type Shape = { manager: Name; expertise: number; inspection: number };

const inspection: Definition = definitionSchema.parse(inspectionProcess);

export async function openGround(shapes: readonly Shape[]): Promise<Ground> {
  const stage = await openStage();
  let moment = Date.now();
  const now = () => new Date(moment).toISOString();
  stage.deps.clock = () => new Date(moment);
  const tick = () => {
    moment += 1000;
    return now();
  };
  try {
    const offices = [];
    for (const [index, { manager }] of shapes.entries())
      offices.push(await makeOffice(stage, manager, index));
    // new orders take the process published last: first all of the one, then all of the other
    const first = [];
    for (const [index, shape] of shapes.entries())
      first.push(await makeOrders(stage, offices[index]!, expertiseProcess, shape.expertise, tick));
    await publishInspection(stage);
    const company = await readCompany(stage, stage.world.ids);
    const walks: Start[] = [];
    for (const [index, shape] of shapes.entries()) {
      const office = offices[index]!;
      const second = await makeOrders(stage, office, inspection, shape.inspection, tick);
      walks.push(startOf(stage, company, office, [...(first[index] ?? []), ...second]));
    }
    return { stage, tick, now, walks, close: () => stage.close() };
  } catch (error) {
    await stage.close();
    throw error;
  }
}

export function startOf({ world }: Stage, company: Company, office: Office, orders: ModelOrder[]): Start {
  const rules = orders.map(({ def }) =>
    (def.key === inspection.key ? inspectionRules : expertiseRules)(world),
  );
  const dictionaries = {
    legalEntity: [world.legalEntityId],
    activity: [world.activityId],
    source: [world.sourceId],
  };
  return {
    model: { company, orders, contracts: office.contracts, clientManager: office.manager, dictionaries },
    rules,
  };
}

export type Office = { manager: Name; clientId: number; contracts: ModelContract[] };

/** A client with two contracts, one of them without an amount; the third is another client's. */
export async function makeOffice(stage: Stage, manager: Name, index: number): Promise<Office> {
  const api = stage.as(manager);
  const contracts: ModelContract[] = [];
  const clients = [];
  for (const n of [1, 2]) clients.push(await ok(api.post('/clients', { name: `ООО «Поход-${index}-${n}»` })));
  const [own, other] = clients;
  for (const [n, clientId, amount] of [
    [1, own.id, '500000.00'],
    [2, own.id, null],
    [3, other.id, '1.00'],
  ] as const) {
    const number = `П-${index}-${n}/26`;
    const { id, version } = await ok(api.post('/contracts', { clientId, number, amount }));
    contracts.push({ id, number, amount, version, clientId, author: stage.world.ids[manager] });
  }
  return { manager, clientId: own.id, contracts };
}

export async function makeOrders(
  stage: Stage,
  { manager, clientId, contracts }: Office,
  def: Definition,
  count: number,
  tick: () => string,
): Promise<ModelOrder[]> {
  const orders: ModelOrder[] = [];
  for (let n = 0; n < count; n++) {
    const contract = contracts[n % 3 === 2 ? 1 : 0] ?? null;
    const at = tick();
    const body = { title: `Поход ${n}`, clientId, contractId: contract?.id ?? null };
    const made = await ok(stage.as(manager).post('/orders', body));
    if (made.definition.key !== def.key) throw new Error(`the order took the process ${made.definition.key}`);
    const facts = {
      id: made.id,
      number: made.number,
      managerId: stage.world.ids[manager],
      clientId,
      contract,
    };
    orders.push(freshOrder(def, facts, at));
  }
  return orders;
}

/** By the administrator, through the API, like everything else here. */
async function publishInspection(stage: Stage): Promise<void> {
  const admin = stage.as('admin');
  const heads: Record<string, Name> = { survey: 'headOfExpertise', laboratory: 'headOfApproval' };
  for (const { key, name } of inspectionDepartments) {
    const headId = stage.world.ids[heads[key] ?? 'admin'];
    await ok(admin.post('/departments', { key, name, parentId: null, headId, duties: [] }));
  }
  await ok(admin.post('/process-definitions', { body: inspectionProcess }));
}
