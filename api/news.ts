import { z } from 'zod';
import { recordKinds } from '#domain/news/record-kinds.ts';
import { newsStates } from '#domain/news/state.ts';
import {
  ability,
  cursor,
  day,
  done,
  filledNote,
  id,
  idParam,
  idParams,
  limit,
  line,
  moment,
  page,
  person,
  seenVersion,
} from './common.ts';
import { route } from './route.ts';

const tag = 'news';

const named = z.object({ id, name: z.string() });

const shared = {
  id,
  title: z.string(),
  state: z.enum(newsStates),
  author: person,
  important: z.boolean(),
  departments: z.array(named).meta({ description: 'For these and all below them; none: for everybody' }),
  publishAt: moment.nullable().meta({ description: 'When a scheduled one goes out' }),
  publishedAt: moment.nullable(),
  editedAt: moment.nullable().meta({ description: 'Changed after it went out' }),
  pinnedUntil: day.nullable(),
  updatedAt: moment,
  unread: z.boolean(),
  acknowledgement: z
    .enum(['waiting', 'done', 'notAsked'])
    .meta({ description: 'Whether the reader is asked to say that they have read it, and did' }),
};

export const newsLine = z
  .object({ ...shared, excerpt: z.string(), comments: z.number().int() })
  .meta({ id: 'NewsLine' });

/** For the home page. */
export const newsOfHome = z
  .object({
    id,
    title: z.string(),
    publishedAt: moment,
    important: z.boolean(),
    unread: z.boolean(),
    pinned: z.boolean(),
  })
  .meta({ id: 'NewsOfHome' });

/** The tree of domain/news/body.ts, judged there. */
const tree = z
  .object({ type: z.literal('doc'), content: z.array(z.record(z.string(), z.unknown())).max(2000) })
  .meta({ id: 'NewsBody', description: 'A tree of closed kinds; never HTML' });

export const newsFile = z
  .object({ id, name: z.string(), size: z.number().int(), url: z.string() })
  .meta({ id: 'NewsFile' });
export const newsPicture = z
  .object({ id, width: z.number().int(), height: z.number().int(), url: z.string() })
  .meta({ id: 'NewsPicture' });

export const newsComment = z
  .object({
    id,
    body: z.string(),
    author: person,
    at: moment,
    editedAt: moment.nullable(),
    editableUntil: moment.nullable().meta({ description: 'By the reader; null: not, or not any more' }),
    abilities: z.object({ remove: ability }),
  })
  .meta({ id: 'NewsComment' });

export const news = z
  .object({
    ...shared,
    body: tree,
    files: z.array(newsFile),
    pictures: z.array(newsPicture),
    links: z
      .array(
        z.object({
          kind: z.enum(recordKinds),
          id,
          title: z.string().nullable().meta({ description: 'null: the reader does not see it' }),
        }),
      )
      .meta({ description: 'The records the text links to, by the names they have now' }),
    acknowledgedAt: moment.nullable(),
    commentsClosed: z.boolean(),
    comments: z.array(newsComment).meta({ description: 'The earliest first; the last 200' }),
    version: z.number().int(),
    abilities: z.object({
      edit: ability,
      publish: ability,
      withdraw: ability,
      remove: ability,
      follow: ability,
      comment: ability,
    }),
  })
  .meta({ id: 'News' });

export const newsReader = z
  .object({
    person,
    department: z.string().nullable(),
    at: moment.nullable().meta({ description: 'null: not yet' }),
    remindedAt: moment.nullable(),
  })
  .meta({ id: 'NewsReader' });

const ofFile = z.object({ id: idParam, fileId: idParam });
const ofPicture = z.object({ id: idParam, pictureId: idParam });
const ofComment = z.object({ id: idParam, commentId: idParam });

export const newsRoutes = {
  list: route({
    id: 'news.list',
    method: 'GET',
    path: '/news',
    tag,
    summary: 'News the reader may see: pinned ones first, then the latest',
    query: z.object({
      view: z
        .enum(['all', 'important', 'unread', 'drafts'])
        .default('all')
        .meta({ description: '`drafts`: what is not out, of the reader or of all where they may see it' }),
      cursor: cursor.optional(),
      limit,
    }),
    response: page(newsLine).extend({ abilities: z.object({ write: ability }) }),
  }),
  get: route({
    id: 'news.get',
    method: 'GET',
    path: '/news/:id',
    tag,
    summary: 'One news',
    params: idParams,
    response: news,
  }),
  create: route({
    id: 'news.create',
    method: 'POST',
    path: '/news',
    tag,
    summary: 'An empty draft; of its author’s empty ones the one that is there',
    body: z.strictObject({}),
    response: news,
    status: 201,
  }),
  edit: route({
    id: 'news.edit',
    method: 'PUT',
    path: '/news/:id',
    tag,
    summary: 'What it says and for whom; once it is out its readers and its weight stay as they are',
    params: idParams,
    body: z.strictObject({
      title: line(200),
      body: tree,
      departmentIds: z.array(id).max(200).default([]),
      important: z.boolean().default(false),
      pinnedUntil: day.nullable().default(null),
      commentsClosed: z.boolean().default(false),
      version: seenVersion,
    }),
    response: news,
  }),
  remove: route({
    id: 'news.remove',
    method: 'DELETE',
    path: '/news/:id',
    tag,
    summary: 'Throw away a draft that was never out',
    params: idParams,
    response: done,
  }),
  audience: route({
    id: 'news.audience',
    method: 'GET',
    path: '/news/:id/audience',
    tag,
    summary: 'How many people it is for as it stands, its author left out',
    params: idParams,
    response: z.object({ people: z.number().int(), departments: z.array(named) }),
  }),
  publish: route({
    id: 'news.publish',
    method: 'PUT',
    path: '/news/:id/publication',
    tag,
    summary: 'Let it out now, or at a moment',
    params: idParams,
    body: z.strictObject({ at: moment.max(40).nullable().default(null), version: seenVersion }),
    response: news,
  }),
  withdraw: route({
    id: 'news.withdraw',
    method: 'DELETE',
    path: '/news/:id/publication',
    tag,
    summary: 'Take it back: a scheduled one is a draft again, one that is out is withdrawn',
    params: idParams,
    response: news,
    status: 200,
  }),
  read: route({
    id: 'news.read',
    method: 'PUT',
    path: '/news/:id/reading',
    tag,
    summary: 'The reader has opened it',
    params: idParams,
    body: z.strictObject({}),
    response: done,
  }),
  acknowledge: route({
    id: 'news.acknowledge',
    method: 'PUT',
    path: '/news/:id/acknowledgement',
    tag,
    summary: '«Ознакомлен»: the reader says that they have read it',
    params: idParams,
    body: z.strictObject({}),
    response: news,
  }),
  acknowledgements: route({
    id: 'news.acknowledgements',
    method: 'GET',
    path: '/news/:id/acknowledgements',
    tag,
    summary: 'Who is asked, and who has: those who have not come first; a head sees their own people',
    params: idParams,
    response: z.object({ items: z.array(newsReader) }),
  }),
  remind: route({
    id: 'news.remind',
    method: 'POST',
    path: '/news/:id/reminders',
    tag,
    summary: 'Remind those who have not; nobody more often than once in four hours of work',
    params: idParams,
    body: z.strictObject({}),
    response: z.object({ reminded: z.number().int() }),
    status: 201,
  }),
  addFile: route({
    id: 'news.addFile',
    method: 'POST',
    path: '/news/:id/files',
    tag,
    summary: 'A file to go with it, as raw bytes',
    params: idParams,
    query: z.object({ name: z.string().min(1).max(500) }),
    body: 'bytes',
    response: newsFile,
    status: 201,
  }),
  file: route({
    id: 'news.file',
    method: 'GET',
    path: '/news/:id/files/:fileId',
    tag,
    summary: 'Its bytes, as an attachment',
    params: ofFile,
    response: 'bytes',
  }),
  dropFile: route({
    id: 'news.dropFile',
    method: 'DELETE',
    path: '/news/:id/files/:fileId',
    tag,
    summary: 'Take a file out',
    params: ofFile,
    response: done,
  }),
  addPicture: route({
    id: 'news.addPicture',
    method: 'POST',
    path: '/news/:id/pictures',
    tag,
    summary: 'A picture for its text, as raw bytes; made anew, what was sent is not kept',
    params: idParams,
    body: 'bytes',
    response: newsPicture,
    status: 201,
  }),
  picture: route({
    id: 'news.picture',
    method: 'GET',
    path: '/news/:id/pictures/:pictureId',
    tag,
    summary: 'The picture, as WebP',
    params: ofPicture,
    response: 'picture',
  }),
  comment: route({
    id: 'news.comment',
    method: 'POST',
    path: '/news/:id/comments',
    tag,
    summary: 'Say something about it',
    params: idParams,
    body: z.strictObject({ body: filledNote(5000) }),
    response: news,
    status: 201,
  }),
  editComment: route({
    id: 'news.editComment',
    method: 'PUT',
    path: '/news/:id/comments/:commentId',
    tag,
    summary: 'Its author changes it, for fifteen minutes',
    params: ofComment,
    body: z.strictObject({ body: filledNote(5000) }),
    response: news,
  }),
  removeComment: route({
    id: 'news.removeComment',
    method: 'DELETE',
    path: '/news/:id/comments/:commentId',
    tag,
    summary: 'Take one’s own comment away; the author of the news any of them',
    params: ofComment,
    response: news,
    status: 200,
  }),
};
