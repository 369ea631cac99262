import { newsRoutes as api } from '#api/news.ts';
import { presentPerson } from '#server/feed/public.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { commentNews, editComment, removeComment } from './comment-news.ts';
import { addFile, addPicture, dropFile, sendFile, sendPicture } from './files.ts';
import { acknowledgementsOf, acknowledgeNews, readNews, remindReaders } from './follow-news.ts';
import { mayWrite, presentNews, presentNewsLine } from './news.present.ts';
import { countAudience, listNews, loadNews } from './news.queries.ts';
import { publishNews, withdrawNews } from './publish-news.ts';
import { beginNews, dropNews, editNews } from './write-news.ts';

/** Judged where the news is known: to whoever does not see it, it is not there. */
const edits = { of: 'news.edit' } as const;
const follows = { of: 'news.follow' } as const;

export const newsRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: api.list,
    action: 'signedIn',
    handler: async (ctx, { query }) => {
      const page = await listNews(ctx.reader, query);
      return { ...page, items: page.items.map(presentNewsLine), abilities: { write: mayWrite(ctx) } };
    },
  }),
  defineRoute({
    route: api.get,
    action: 'signedIn',
    handler: async (ctx, { params }) => presentNews(ctx, await loadNews(ctx.reader, params.id)),
  }),
  defineRoute({ route: api.create, action: 'news.write', handler: (ctx) => beginNews(ctx) }),
  defineRoute({
    route: api.edit,
    action: edits,
    handler: (ctx, { params, body }) => editNews(ctx, params.id, body),
  }),
  defineRoute({ route: api.remove, action: edits, handler: (ctx, { params }) => dropNews(ctx, params.id) }),
  defineRoute({
    route: api.audience,
    action: 'signedIn',
    handler: (ctx, { params }) => countAudience(ctx.reader, params.id),
  }),
  defineRoute({
    route: api.publish,
    action: { of: 'news.publish' },
    handler: (ctx, { params, body }) => publishNews(ctx, params.id, body),
  }),
  defineRoute({
    route: api.withdraw,
    action: edits,
    handler: (ctx, { params }) => withdrawNews(ctx, params.id),
  }),
  defineRoute({
    route: api.read,
    action: 'signedIn',
    handler: (ctx, { params }) => readNews(ctx, params.id),
  }),
  defineRoute({
    route: api.acknowledge,
    action: 'signedIn',
    handler: (ctx, { params }) => acknowledgeNews(ctx, params.id),
  }),
  defineRoute({
    route: api.acknowledgements,
    action: follows,
    handler: async (ctx, { params }) => ({
      items: (await acknowledgementsOf(ctx, params.id)).map((row) => ({
        ...row,
        person: presentPerson(row.person),
      })),
    }),
  }),
  defineRoute({
    route: api.remind,
    action: follows,
    handler: (ctx, { params }) => remindReaders(ctx, params.id),
  }),
  defineRoute({
    route: api.addFile,
    action: edits,
    handler: (ctx, { params, query, ...upload }) => addFile(ctx, params.id, query.name, upload),
  }),
  defineRoute({ route: api.file, action: 'signedIn', handler: sendFile }),
  defineRoute({
    route: api.dropFile,
    action: edits,
    handler: (ctx, { params }) => dropFile(ctx, params.id, params.fileId),
  }),
  defineRoute({
    route: api.addPicture,
    action: edits,
    handler: (ctx, { params, ...upload }) => addPicture(ctx, params.id, upload),
  }),
  defineRoute({ route: api.picture, action: 'signedIn', handler: sendPicture }),
  defineRoute({
    route: api.comment,
    action: 'signedIn',
    handler: (ctx, { params, body }) => commentNews(ctx, params.id, body.body),
  }),
  defineRoute({
    route: api.editComment,
    action: 'signedIn',
    handler: (ctx, { params, body }) => editComment(ctx, params.id, params.commentId, body.body),
  }),
  defineRoute({
    route: api.removeComment,
    action: 'signedIn',
    handler: (ctx, { params }) => removeComment(ctx, params.id, params.commentId),
  }),
];
