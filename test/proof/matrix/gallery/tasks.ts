import type { OrderFacts, TaskFacts } from '../facts.ts';
import { seesTask } from '../oracle/tasks.ts';
import type { Person } from '../people.ts';
import { inLanes } from './lanes.ts';
import { good, type Workshop } from './walk.ts';

type Plan = {
  label: string;
  by: Person;
  to: Person;
  with?: Person;
  state: TaskFacts['state'];
  departments: readonly string[];
  order?: OrderFacts | undefined;
};

/** Tasks of every relation and state: within a department, across departments, about an order the assignee sees or does not. */
export async function makeTasks(shop: Workshop): Promise<void> {
  const { facts } = shop;
  const [first, second] = facts.orders.filter(({ managerId }) => managerId === shop.cast.ids.manager);
  const plans: Plan[] = [
    { label: 'to the expert', by: 'manager', to: 'expert', state: 'open', departments: ['expertise'] },
    {
      label: 'to the expert with the clerk',
      by: 'manager',
      to: 'otherExpert',
      with: 'clerk',
      state: 'done',
      departments: ['expertise'],
      order: first,
    },
    {
      label: 'about an order',
      by: 'manager',
      to: 'regionManager',
      state: 'open',
      departments: ['salesRegions', 'sales'],
      order: second,
    },
    { label: 'accepted', by: 'director', to: 'accountant', state: 'accepted', departments: ['accounting'] },
    { label: 'cancelled', by: 'headOfSales', to: 'manager', state: 'cancelled', departments: ['sales'] },
    { label: 'to the clerk', by: 'approver', to: 'clerk', state: 'open', departments: ['office'] },
  ];
  await inLanes(plans.map((plan) => () => makeTask(shop, plan)));
}

async function makeTask({ cast, tokens, facts }: Workshop, plan: Plan): Promise<void> {
  const { label, state, departments } = plan;
  const order = plan.order ?? null;
  const peopleIds = plan.with ? [cast.ids[plan.with]] : [];
  const parts = { label, state, departments, order, peopleIds };
  const whose = { ...parts, authorId: cast.ids[plan.by], assigneeId: cast.ids[plan.to] };
  const token = tokens.word({
    of: `task ${label}`,
    may: (who) => seesTask(who, { ...whose, id: 0, itemId: 0, fileId: 0, token: '' }),
  });
  const made = await good(
    cast.as(plan.by).post('/tasks', {
      title: `Сделать ${token}`,
      assigneeId: whose.assigneeId,
      peopleIds,
      orderId: order?.id ?? null,
      items: [{ title: `пункт ${token}` }],
    }),
  );
  const path = `/tasks/${made.id}`;
  const { files } = await good(
    cast.as(plan.by).upload(`${path}/files?name=${token}.txt`, Buffer.from(`текст ${token}`)),
  );
  if (state === 'done' || state === 'accepted')
    await good(cast.as(plan.to).put(`${path}/result`, { version: 1, result: `итог ${token}` }));
  if (state === 'accepted') await good(cast.as(plan.by).put(`${path}/acceptance`, { version: 2 }));
  if (state === 'cancelled') await good(cast.as(plan.by).put(`${path}/cancellation`, { version: 1 }));
  facts.tasks.push({ ...whose, id: made.id, itemId: made.items[0].id, fileId: files[0].id, token });
}
