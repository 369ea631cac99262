import { type Cell, equal, exactly, firstOf, type Sentences, sentence } from '../cell.ts';
import type { TaskFacts } from '../facts.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { seesNews } from '../oracle/news.ts';
import { seesComment, seesOrder } from '../oracle/sees.ts';
import * as acts from '../oracle/tasks.ts';
import { done } from '../verdict.ts';

/** Tasks: section 6. */
type Act = Omit<Cell, 'on' | 'sees' | 'verdict'> & Partial<Pick<Cell, 'verdict'>>;
const each = (make: (task: TaskFacts) => Act) =>
  sentence(({ facts }) =>
    facts.tasks.map(
      (task): Cell => ({
        verdict: () => done,
        ...make(task),
        on: `task ${task.label}`,
        versionAt: `/tasks/${task.id}`,
        sees: (who) => acts.seesTask(who, task),
      }),
    ),
  );

export const tasks: Sentences = {
  'tasks.get': each((task) => ({
    path: `/tasks/${task.id}`,
    parts: ({ body }, who) =>
      firstOf(
        equal('may edit', body.abilities.edit.allowed, acts.editTask(who, task) === done),
        equal('may finish', body.abilities.finish.allowed, acts.finishTask(who, task) === done),
        equal(
          'what it is about',
          body.subject?.id ?? null,
          task.order && seesOrder(who, task.order) ? task.order.id : null,
        ),
      ),
  })),
  'tasks.list': sentence(({ facts }) => [
    {
      on: 'all tasks at work',
      path: '/tasks?view=all&limit=200',
      verdict: () => done,
      parts: ({ body }, who) =>
        exactly(
          'tasks',
          body.items.map(({ id }: { id: number }) => id),
          facts.tasks
            .filter((task) => ['open', 'done'].includes(task.state) && acts.seesTask(who, task))
            .map(({ id }) => id),
        ),
    },
    ...facts.tasks.flatMap(({ order }) =>
      order
        ? [
            {
              on: `tasks of order ${order.label}`,
              path: `/tasks?view=all&limit=200&orderId=${order.id}`,
              verdict: () => done,
              parts: (
                { body }: Parameters<NonNullable<Cell['parts']>>[0],
                who: Parameters<typeof seesOrder>[0],
              ) =>
                exactly(
                  'tasks',
                  body.items.map(({ id }: { id: number }) => id),
                  facts.tasks
                    .filter(
                      (task) =>
                        task.order === order &&
                        ['open', 'done'].includes(task.state) &&
                        acts.seesTask(who, task) &&
                        seesOrder(who, order),
                    )
                    .map(({ id }) => id),
                ),
            } satisfies Cell,
          ]
        : [],
    ),
  ]),
  'tasks.create': sentence(({ facts, cast }) => [
    {
      on: 'a task about nothing',
      path: '/tasks',
      body: () => ({ title: 'Новое', assigneeId: cast.ids.clerk }),
      verdict: () => done,
    },
    ...facts.orders.slice(0, 12).map(
      (order): Cell => ({
        on: `a task about order ${order.label}`,
        path: '/tasks',
        body: () => ({ title: 'Новое', assigneeId: cast.ids.clerk, orderId: order.id }),
        sees: (who) => seesOrder(who, order),
        verdict: () => done,
      }),
    ),
    // a draft may yet be thrown away: for tasks it is not there
    ...facts.news.map(
      (news): Cell => ({
        on: `a task about news ${news.label}`,
        path: '/tasks',
        body: () => ({ title: 'Новое', assigneeId: cast.ids.clerk, newsId: news.id }),
        sees: (who) => ['published', 'withdrawn'].includes(news.state) && seesNews(who, news),
        verdict: () => done,
      }),
    ),
    ...facts.comments.slice(0, 12).map(
      (comment): Cell => ({
        on: `a task about the comment ${comment.token}`,
        path: '/tasks',
        body: () => ({ title: 'Новое', assigneeId: cast.ids.clerk, commentId: comment.id }),
        sees: (who) => seesComment(who, comment, facts),
        verdict: () => done,
      }),
    ),
  ]),
  'tasks.edit': each((task) => ({
    path: `/tasks/${task.id}`,
    body: (version) => ({ version, title: 'Иначе', assigneeId: task.assigneeId, peopleIds: task.peopleIds }),
    verdict: (who) => acts.editTask(who, task),
  })),
  'tasks.tick': each((task) => ({
    path: `/tasks/${task.id}/items/${task.itemId}`,
    body: () => ({ done: true }),
    verdict: (who) => acts.tickTask(who, task),
  })),
  'tasks.finish': each((task) => ({
    path: `/tasks/${task.id}/result`,
    body: (version) => ({ version, result: 'Сделано' }),
    verdict: (who) => acts.finishTask(who, task),
  })),
  'tasks.accept': each((task) => ({
    path: `/tasks/${task.id}/acceptance`,
    body: (version) => ({ version }),
    verdict: (who) => acts.judgeTask(who, task),
  })),
  'tasks.sendBack': each((task) => ({
    path: `/tasks/${task.id}/returns`,
    body: (version) => ({ version, reason: 'не всё' }),
    verdict: (who) => acts.judgeTask(who, task),
  })),
  'tasks.cancel': each((task) => ({
    path: `/tasks/${task.id}/cancellation`,
    body: (version) => ({ version }),
    verdict: (who) => acts.cancelTask(who, task),
  })),
  'tasks.takeAgain': each((task) => ({
    path: `/tasks/${task.id}/resumptions`,
    body: (version) => ({ version }),
    verdict: (who) => acts.takeTaskAgain(who, task),
  })),
  'tasks.addFile': each((task) => ({
    path: `/tasks/${task.id}/files?name=a.txt`,
    bytes: Buffer.from('а'),
    verdict: (who) => acts.attachToTask(who, task),
  })),
  'tasks.file': each((task) => ({
    path: `/tasks/${task.id}/files/${task.fileId}`,
    verdict: () => done,
  })),
  'tasks.dropFile': each((task) => ({
    path: `/tasks/${task.id}/files/${task.fileId}`,
    verdict: (who) => acts.dropTaskFile(who, task),
  })),
  'tasks.remark': each((task) => ({
    path: `/tasks/${task.id}/remarks`,
    body: () => ({ body: 'слово' }),
  })),
};

/** One search: the titles of tasks that one sees. */
export const taskSearches = ({ facts }: Gallery): Cell[] =>
  facts.tasks.map((task) => ({
    on: `the word of task ${task.label}`,
    path: `/search?q=${encodeURIComponent(task.token)}`,
    verdict: () => done,
    parts: ({ body }, who) =>
      equal(
        'found',
        body.groups.some(
          (group: { type: string; items: { id: number }[] }) =>
            group.type === 'task' && group.items.some(({ id }) => id === task.id),
        ),
        acts.seesTask(who, task),
      ),
  }));
