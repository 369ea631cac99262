import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { news, newsFile, newsLine, newsPicture, newsRoutes } from '#api/news.ts';
import { type RecordKind, recordKinds } from '#domain/news/record-kinds.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { sendBytes } from '#web/http/sendBytes.ts';
import { nextCursor } from '#web/table/columns.ts';

export type News = z.output<typeof news>;
export type NewsLine = z.output<typeof newsLine>;
export type NewsFile = z.output<typeof newsFile>;
export type NewsPicture = z.output<typeof newsPicture>;
export type Changes = z.input<typeof newsRoutes.edit.body>;
export const VIEWS = ['all', 'important', 'unread', 'drafts'] as const;
export type View = (typeof VIEWS)[number];

/** Live messages of news make stale what begins with ['news']. */
export const newsListQuery = (view: View) =>
  infiniteQueryOptions({
    queryKey: ['news', 'list', view],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/news', { params: { query: { view, cursor: pageParam, limit: 30 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  });

export const newsQuery = (id: number) =>
  queryOptions({
    queryKey: ['news', id],
    queryFn: async ({ signal }): Promise<News> =>
      (await answer(api.GET('/api/news/{id}', { params: { path: { id } }, signal }))) as News,
  });

export const audienceQuery = (id: number) =>
  queryOptions({
    queryKey: ['news', id, 'audience'],
    queryFn: ({ signal }) => answer(api.GET('/api/news/{id}/audience', { params: { path: { id } }, signal })),
    staleTime: 0,
  });

export const readersQuery = (id: number) =>
  queryOptions({
    queryKey: ['news', id, 'readers'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/news/{id}/acknowledgements', { params: { path: { id } }, signal })),
  });

export type FoundRecord = { kind: RecordKind; id: number; title: string; subtitle: string | null };

/** Records to link to, among those the writer sees. */
export const recordsQuery = (typed: string) =>
  queryOptions({
    queryKey: ['news', 'records', typed],
    queryFn: async ({ signal }): Promise<FoundRecord[]> => {
      const { groups } = await answer(api.GET('/api/search', { params: { query: { q: typed } }, signal }));
      return groups.flatMap(({ type, items }) => {
        const kind = recordKinds.find((one) => one === type);
        return kind ? items.map(({ id, title, subtitle }) => ({ kind, id, title, subtitle })) : [];
      });
    },
    enabled: typed !== '',
    retry: false,
  });

const one = (id: number) => ({ params: { path: { id } }, headers: newAttempt() });
const ofComment = (id: number, commentId: number) => ({
  params: { path: { id, commentId } },
  headers: newAttempt(),
});

export const newsActs = {
  begin: () => kept(answer(api.POST('/api/news', { body: {}, headers: newAttempt() }))),
  save: (id: number, body: Changes) => kept(answer(api.PUT('/api/news/{id}', { ...one(id), body }))),
  remove: (id: number) => told(answer(api.DELETE('/api/news/{id}', one(id)))),
  publish: (id: number, version: number, at: string | null) =>
    kept(answer(api.PUT('/api/news/{id}/publication', { ...one(id), body: { version, at } }))),
  withdraw: (id: number) => kept(answer(api.DELETE('/api/news/{id}/publication', one(id)))),
  open: async (newsId: number) => {
    await answer(api.PUT('/api/news/{id}/reading', { ...one(newsId), body: {} }));
    await answer(api.PUT('/api/notifications/read', { body: { newsId } }));
    await told(Promise.resolve());
  },
  acknowledge: (id: number) =>
    kept(answer(api.PUT('/api/news/{id}/acknowledgement', { ...one(id), body: {} }))),
  remind: (id: number) => told(answer(api.POST('/api/news/{id}/reminders', { ...one(id), body: {} }))),
  dropFile: (id: number, fileId: number) =>
    told(
      answer(
        api.DELETE('/api/news/{id}/files/{fileId}', {
          params: { path: { id, fileId } },
          headers: newAttempt(),
        }),
      ),
    ),
  comment: (id: number, body: string) =>
    kept(answer(api.POST('/api/news/{id}/comments', { ...one(id), body: { body } }))),
  editComment: (id: number, commentId: number, body: string) =>
    kept(
      answer(api.PUT('/api/news/{id}/comments/{commentId}', { ...ofComment(id, commentId), body: { body } })),
    ),
  removeComment: (id: number, commentId: number) =>
    kept(answer(api.DELETE('/api/news/{id}/comments/{commentId}', ofComment(id, commentId)))),
};

const bytes = (url: string, file: File) =>
  sendBytes({
    url,
    file,
    key: crypto.randomUUID(),
    signal: new AbortController().signal,
    onProgress: () => {},
  });
export const addFile = (id: number, file: File) =>
  told(bytes(`/api/news/${id}/files?${new URLSearchParams({ name: file.name })}`, file) as Promise<NewsFile>);
export const addPicture = (id: number, file: File) =>
  bytes(`/api/news/${id}/pictures`, file) as Promise<NewsPicture>;

/** The page shows the answer at once; lists are read anew, the own page does not wait for the live message. */
async function kept(act: Promise<unknown>): Promise<News> {
  const news = (await told(act)) as News;
  queryClient.setQueryData(newsQuery(news.id).queryKey, news);
  return news;
}

async function told<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } finally {
    for (const queryKey of [['news'], ['waiting-for-me'], ['notifications']])
      void queryClient.invalidateQueries({ queryKey });
  }
}
