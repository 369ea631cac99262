import type { RouteShape } from '#api/route.ts';
import type { Seeded } from '#domain/values/seeded.ts';
import type { Planned } from './acts.ts';
import { type Hand, nothingIn } from './hand.ts';
import type { OrderPlan, Plan } from './plan.ts';
import type { Deed } from './writes.ts';

/** The tasks about each order and its comment, with the file of the first, and one that is not there. */
export const taskPlaces = ({ path }: RouteShape, { orders }: Plan) =>
  [...orders.flatMap(({ key }) => [`${key}.task`, `${key}.commentTask`]), 'nothing'].map(
    (key) => (hand: Hand) =>
      path
        .replace(':id', String(hand.idOf(key) ?? nothingIn('tasks')))
        .replace(':fileId', String(hand.idOf(`${key}.file`) ?? nothingIn('task_files'))),
  );

/** The manager asks the head for something about what they said themselves: both see it. */
export const taskOfComment = ({ key, manager }: OrderPlan): Planned => ({
  fact: { task: key, by: manager, to: 'headOfSales' },
  order: key,
  do: async (hand, word) => {
    const body = {
      title: `Ответить ${word}`,
      assigneeId: hand.stage.world.ids.headOfSales,
      commentId: hand.idOf(`${key}.comment.${manager}`),
    };
    hand.made(`${key}.commentTask`, (await hand.post(manager, '/tasks', body)).id);
  },
});

/** Tasks about a comment or a piece of news, in sight or not. */
export function tasksAbout(plan: Plan, random: Seeded): Deed {
  const order = random.pick(plan.orders);
  const about = random.pick<(hand: Hand) => object>([
    ...[order.manager, 'headOfSales', 'accountant', 'headOfExpertise'].map((by) => (hand: Hand) => ({
      commentId: hand.idOf(`${order.key}.comment.${by}`) ?? nothingIn('comments'),
    })),
    (hand) => ({ commentId: hand.idOf(`${order.client}.comment`) ?? nothingIn('comments') }),
    (hand) => ({ commentId: hand.idOf(`${order.contract}.comment`) ?? nothingIn('comments') }),
    ...['sales', 'expertise', 'accounting'].map((key) => (hand: Hand) => ({
      newsId: hand.idOf(`news.${key}`) ?? nothingIn('news'),
    })),
  ]);
  return {
    route: 'tasks.create',
    sendTo: (hand, as) =>
      hand.stage
        .as(as)
        .post('/tasks', { title: 'новое', assigneeId: hand.stage.world.ids.clerk, ...about(hand) }),
  };
}
