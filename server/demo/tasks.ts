import { addDays } from '#domain/values/dates.ts';
import { giveTask, moveOne, tick } from '#server/tasks/public.ts';
import type { Cast } from './cast.ts';
import type { MadeClient } from './clients.ts';

type Item = {
  by: string;
  to: string;
  with?: string[];
  daysAgo: number;
  title: string;
  body?: string;
  /** In so many days from today; before it is late. */
  due: number;
  at?: string;
  items?: string[];
  /** So many of its lines are ticked. */
  ticked?: number;
  /** The first client of whoever does it. */
  aboutClient?: boolean;
  /** Done with these words, and waiting to be accepted. */
  result?: string;
};

const items: Item[] = [
  {
    by: 'headOfSales',
    to: 'manager1',
    daysAgo: 4,
    title: 'Подготовить предложение по обследованию резервуаров',
    body: 'Клиент ждёт его к совещанию. Сроки согласуйте с отделом экспертизы.',
    due: 2,
    at: '15:00',
    items: ['Уточнить состав работ', 'Согласовать сроки с экспертизой', 'Отправить клиенту'],
    ticked: 1,
    aboutClient: true,
  },
  {
    by: 'headOfSales',
    to: 'manager2',
    daysAgo: 9,
    title: 'Собрать отзывы клиентов за квартал',
    due: -2,
  },
  {
    by: 'headOfAccounting',
    to: 'accountant',
    daysAgo: 6,
    title: 'Сверить акты за прошлый месяц',
    body: 'Недостающие подписанные экземпляры запросите у менеджеров.',
    due: -1,
    items: ['Акты выставлены', 'Акты подписаны', 'Оригиналы в папке'],
    ticked: 2,
  },
  {
    by: 'headOfExpertise',
    to: 'expert1',
    with: ['expert2'],
    daysAgo: 8,
    title: 'Проверить сроки поверки приборов',
    due: 3,
    result: 'Проверено 14 приборов. Два отправлены на поверку, вернутся до конца месяца.',
  },
  {
    by: 'director',
    to: 'headOfExpertise',
    daysAgo: 3,
    title: 'Представить загрузку экспертов на следующий квартал',
    due: 6,
  },
  {
    by: 'manager1',
    to: 'accountant',
    daysAgo: 1,
    title: 'Выставить повторный счёт по договору',
    due: 0,
  },
];

/** Tasks as people give them: under way with a checklist, overdue, done and waiting to be accepted. */
export async function giveTasks(cast: Cast, clients: readonly MadeClient[], today: string): Promise<void> {
  for (const item of items) {
    const { by, to, daysAgo, title, body = '', due, at = null, items: lines = [] } = item;
    const client = item.aboutClient ? clients.find(({ manager }) => manager === to) : undefined;
    const task = await giveTask(await cast.ctx(by, addDays(today, -daysAgo)), {
      title,
      body,
      assigneeId: cast.id(to),
      peopleIds: (item.with ?? []).map(cast.id),
      dueOn: addDays(today, due),
      dueAt: at,
      items: lines.map((line) => ({ title: line })),
      orderId: null,
      clientId: client?.id ?? null,
      newsId: null,
      commentId: null,
    });
    const ctx = await cast.ctx(to, addDays(today, Math.min(0, 1 - daysAgo)));
    for (const { id } of task.items.slice(0, item.ticked ?? 0)) await tick(ctx, task.id, id, true);
    if (item.result) await moveOne(ctx, task.id, 'finish', { version: task.version, words: item.result });
  }
}
