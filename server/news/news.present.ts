import type { z } from 'zod';
import type { news, newsComment, newsFile, newsLine, newsPicture } from '#api/news.ts';
import { COMMENT_MINUTES } from '#domain/news/state.ts';
import type { Action, NewsSubject } from '#domain/policy/actions.ts';
import { can } from '#domain/policy/can.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import type { CommentRow, FileRow, NewsLineRow, NewsRow, PictureRow } from './news.queries.ts';
import { sayClosed, sayKept, sayNotOut, sayOut, sayOwnRemoval } from './news.words.ts';

export type NewsShown = z.input<typeof news>;

const shared = ({ departments, ...row }: NewsLineRow | NewsRow) => ({
  id: row.id,
  title: row.title,
  state: row.state,
  author: presentPerson(row.author),
  important: row.important,
  departments: departments.map(({ id, name }) => ({ id, name })),
  publishAt: row.publishAt,
  publishedAt: row.publishedAt,
  editedAt: row.editedAt,
  pinnedUntil: row.pinnedUntil,
  updatedAt: row.updatedAt,
  unread: row.unread,
  acknowledgement: row.acknowledgement,
});

export const presentNewsLine = (row: NewsLineRow): z.input<typeof newsLine> => ({
  ...shared(row),
  excerpt: inOneLine(row.excerpt),
  comments: row.comments,
});

export const presentNews = (ctx: Ctx, row: NewsRow): NewsShown => ({
  ...shared(row),
  body: row.body,
  files: row.files.map((file) => presentFile(row.id, file)),
  pictures: row.pictures.map((picture) => presentPicture(row.id, picture)),
  links: row.links,
  acknowledgedAt: row.acknowledgement === 'done' ? row.acknowledgedAt : null,
  commentsClosed: row.commentsClosed,
  comments: row.comments.map((comment) => presentComment(ctx, row, comment)),
  version: row.version,
  abilities: abilitiesOf(ctx, row),
});

export const presentFile = (newsId: number, file: FileRow): z.input<typeof newsFile> => ({
  ...file,
  url: `/api/news/${newsId}/files/${file.id}`,
});
export const presentPicture = (newsId: number, picture: PictureRow): z.input<typeof newsPicture> => ({
  ...picture,
  url: `/api/news/${newsId}/pictures/${picture.id}`,
});

export const subjectOf = (row: Pick<NewsRow, 'author' | 'departments'>): NewsSubject => ({
  authorId: row.author.id,
  departments: row.departments.map(({ path }) => path),
});

/** Until when the reader may change what they said; null: not, or not any more. */
export function editableUntil(ctx: Ctx, { author, at }: CommentRow): string | null {
  if (author.id !== ctx.person.employeeId) return null;
  const until = new Date(Date.parse(at) + COMMENT_MINUTES * 60_000).toISOString();
  return until > ctx.now ? until : null;
}

export const mayRemove = (ctx: Ctx, row: NewsRow, comment: CommentRow): boolean =>
  comment.author.id === ctx.person.employeeId || can(ctx.actor, 'news.edit', subjectOf(row)).ok;

const presentComment = (ctx: Ctx, row: NewsRow, comment: CommentRow): z.input<typeof newsComment> => ({
  ...comment,
  author: presentPerson(comment.author),
  editableUntil: row.state === 'published' && !row.commentsClosed ? editableUntil(ctx, comment) : null,
  abilities: { remove: known(mayRemove(ctx, row, comment), sayOwnRemoval(ctx.language)) },
});

const known = (allowed: boolean, reason: string) => ({ allowed, reason: allowed ? null : reason });

export function may(
  ctx: Ctx,
  action: Extract<Action, 'news.edit' | 'news.publish' | 'news.follow'>,
  row: Pick<NewsRow, 'author' | 'departments'>,
) {
  const verdict = can(ctx.actor, action, subjectOf(row));
  return verdict.ok
    ? { allowed: true, reason: null }
    : { allowed: false, reason: whoMay(ctx.person, verdict.allowed, null, ctx.language) };
}

export function mayWrite(ctx: Ctx) {
  const verdict = can(ctx.actor, 'news.write', null);
  return verdict.ok
    ? { allowed: true, reason: null }
    : { allowed: false, reason: whoMay(ctx.person, verdict.allowed, null, ctx.language) };
}

/** The right first, then how it stands. */
function abilitiesOf(ctx: Ctx, row: NewsRow): NewsShown['abilities'] {
  const edit = may(ctx, 'news.edit', row);
  const publish = may(ctx, 'news.publish', row);
  const when = (right: typeof edit, stands: boolean, reason: string) =>
    right.allowed ? known(stands, reason) : right;
  const { language } = ctx;
  return {
    edit,
    publish: when(publish, row.state !== 'published', sayOut(language)),
    withdraw: when(edit, row.state === 'published' || row.state === 'scheduled', sayNotOut(language)),
    remove: when(edit, row.state === 'draft' && row.publishedAt === null, sayKept(language)),
    follow: when(
      may(ctx, 'news.follow', row),
      row.important && row.state === 'published',
      sayNotOut(language),
    ),
    comment: known(
      row.state === 'published' && !row.commentsClosed,
      (row.commentsClosed ? sayClosed : sayNotOut)(language),
    ),
  };
}

/** Lines that end in no stop, such as those of a list or a table, are told apart by a dot. */
function inOneLine(text: string): string {
  return text.replace(/([^\s.,:;!?…])\n+/g, '$1 · ').replace(/\s*\n\s*/g, ' ');
}
