import type { Answer, Stage } from '#test/app.ts';

export type TaskMade = { id: number; items: { id: number }[]; fileId: number };

/** A task the manager gave themselves about the order. */
export async function makeTask({ as, world }: Stage, orderId: number): Promise<TaskMade> {
  const body = { title: 'Собрать', assigneeId: world.ids.manager, orderId, items: [{ title: 'Раз' }] };
  const made = (await as('manager').post('/tasks', body)).body;
  const { files } = (await as('manager').upload(`/tasks/${made.id}/files?name=a.txt`, Buffer.from('а'))).body;
  return { ...made, fileId: files[0].id };
}

/** Where its ids stand in the addresses of routes. */
export const taskPlaces = ({ id, fileId }: TaskMade): [RegExp, number][] => [
  [/^\/(tasks\/:id\/files)\/:fileId/, fileId],
  [/^\/(tasks)\/:id/, id],
];

/** What is done with tasks, in the order of its versions. */
export function taskActs({
  stage,
  task,
  once,
}: {
  stage: () => Stage;
  task: () => TaskMade;
  once: () => Record<string, string>;
}): Record<string, () => Promise<Answer>> {
  const manager = () => stage().as('manager');
  const path = (rest = '') => `/tasks/${task().id}${rest}`;
  const itemId = () => task().items[0]?.id;
  const plan = () => {
    const { ids } = stage().world;
    return { title: 'Ещё', assigneeId: ids.expert, peopleIds: [ids.clerk], dueOn: '2030-01-10' };
  };
  return {
    'a task': () => manager().post('/tasks', { ...plan(), items: [{ title: 'Раз' }] }, once()),
    'a task changed': () => {
      const items = [{ id: itemId(), title: 'Один' }, { title: 'Два' }];
      const body = { ...plan(), assigneeId: stage().world.ids.manager, version: 1, items };
      return manager().put(path(), body, once());
    },
    'a tick in a task': () => manager().put(path(`/items/${itemId()}`), { done: true }, once()),
    'a remark on a task': () => manager().post(path('/remarks'), { body: 'Да' }, once()),
    'a file of a task': () => manager().upload(path('/files?name=b.txt'), Buffer.from('б'), once()),
    'and taken out': () => manager().delete(path(`/files/${task().fileId}`), once()),
    'a task done': () => manager().put(path('/result'), { version: 2 }, once()),
  };
}
