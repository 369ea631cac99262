import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { task, taskLine, taskRoutes } from '#api/tasks.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { sendBytes } from '#web/http/sendBytes.ts';
import { nextCursor } from '#web/table/columns.ts';
import type { About } from './giving.ts';
import type { TaskFilters } from './taskFilters.ts';

export type Task = z.output<typeof task>;
export type TaskLine = z.output<typeof taskLine>;
type Plan = z.input<typeof taskRoutes.create.body>;
type Changes = z.input<typeof taskRoutes.edit.body>;

/** Live messages of tasks make stale what begins with ['tasks']. */
export const tasksQuery = (filters: TaskFilters) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', filters],
    queryFn: ({ pageParam, signal }) => {
      const { state, overdue, group, orderId, clientId } = filters;
      const about = orderId !== undefined || clientId !== undefined;
      const query = {
        view: about ? ('all' as const) : filters.view,
        state,
        overdue: overdue ? ('true' as const) : undefined,
        orderId,
        clientId,
        cursor: pageParam,
        // a board is read whole as far as one page goes
        limit: group ? 200 : 50,
      };
      return answer(api.GET('/api/tasks', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  });

export const taskQuery = (id: number) =>
  queryOptions({
    queryKey: ['tasks', id],
    queryFn: ({ signal }) => answer(api.GET('/api/tasks/{id}', { params: { path: { id } }, signal })),
  });

/** What a new task is about, by its name. */
export const aboutQuery = ({ orderId, clientId, newsId, commentBy }: About) =>
  queryOptions({
    queryKey: ['tasks', 'about', { orderId, clientId, newsId, commentBy }],
    enabled: [orderId, clientId, newsId, commentBy].some((one) => one !== undefined),
    queryFn: async ({ signal }) => {
      if (commentBy !== undefined) return { type: 'comment' as const, title: commentBy };
      if (newsId !== undefined) {
        const params = { path: { id: newsId } };
        const news = await answer(api.GET('/api/news/{id}', { params, signal }));
        return { type: 'news' as const, title: news.title };
      }
      if (orderId !== undefined) {
        const params = { path: { id: orderId } };
        const order = await answer(api.GET('/api/orders/{id}', { params, signal }));
        return { type: 'order' as const, title: order.number };
      }
      const params = { path: { id: clientId ?? 0 } };
      const client = await answer(api.GET('/api/clients/{id}', { params, signal }));
      return { type: 'client' as const, title: client.name };
    },
  });

const one = (id: number) => ({ params: { path: { id } }, headers: newAttempt() });

export const taskActs = {
  give: (body: Plan) => kept(answer(api.POST('/api/tasks', { body, headers: newAttempt() }))),
  edit: (id: number, body: Changes) => kept(answer(api.PUT('/api/tasks/{id}', { ...one(id), body }))),
  tick: (id: number, itemId: number, done: boolean) =>
    kept(
      answer(
        api.PUT('/api/tasks/{id}/items/{itemId}', {
          params: { path: { id, itemId } },
          headers: newAttempt(),
          body: { done },
        }),
      ),
    ),
  finish: (id: number, version: number, result: string) =>
    kept(answer(api.PUT('/api/tasks/{id}/result', { ...one(id), body: { version, result } }))),
  accept: (id: number, version: number) =>
    kept(answer(api.PUT('/api/tasks/{id}/acceptance', { ...one(id), body: { version } }))),
  sendBack: (id: number, version: number, reason: string) =>
    kept(answer(api.POST('/api/tasks/{id}/returns', { ...one(id), body: { version, reason } }))),
  cancel: (id: number, version: number, reason: string) =>
    kept(answer(api.PUT('/api/tasks/{id}/cancellation', { ...one(id), body: { version, reason } }))),
  takeAgain: (id: number, version: number) =>
    kept(answer(api.POST('/api/tasks/{id}/resumptions', { ...one(id), body: { version } }))),
  remark: (id: number, body: string) =>
    kept(answer(api.POST('/api/tasks/{id}/remarks', { ...one(id), body: { body } }))),
  dropFile: (id: number, fileId: number) =>
    kept(
      answer(
        api.DELETE('/api/tasks/{id}/files/{fileId}', {
          params: { path: { id, fileId } },
          headers: newAttempt(),
        }),
      ),
    ),
  read: (taskId: number) => answer(api.PUT('/api/notifications/read', { body: { taskId } })),
};

/** `key`: the same for another try of the same file. */
export const sendTaskFile = (
  id: number,
  sending: { file: File; key: string; signal: AbortSignal; onProgress: (sent: number) => void },
): Promise<Task> =>
  kept(
    sendBytes({
      ...sending,
      url: `/api/tasks/${id}/files?${new URLSearchParams({ name: sending.file.name })}`,
    }) as Promise<Task>,
  );

/** The card shows the answer at once; lists are read anew, the own page does not wait for the live message. */
async function kept(act: Promise<Task>): Promise<Task> {
  try {
    const task = await act;
    queryClient.setQueryData(taskQuery(task.id).queryKey, task);
    return task;
  } finally {
    for (const queryKey of [['tasks'], ['waiting-for-me']]) void queryClient.invalidateQueries({ queryKey });
  }
}
