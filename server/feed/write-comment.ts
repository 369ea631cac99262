import type { CommentBody } from '#api/feed.ts';
import { can, type Verdict } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { tellLive } from '#server/journal/record.ts';
import type { CommentHere } from './comments.queries.ts';
import type { CommentOn, CommentRow, Refs } from './said.sql.ts';

/** What it answers and points at is on the same record and seen by its author; which of these it is not, is not told. */
export function mustBeHere({ replyTo, files }: Pick<CommentBody, 'replyTo' | 'files'>, refs: Refs): void {
  if (replyTo !== undefined && refs.reply === null) throw invalid('replyTo', 'reply_gone');
  if (refs.files.length < new Set(files).size) throw invalid('files', 'file_gone');
}

/** The comment as its author has just written it. */
export function justWritten(
  { person, now }: Pick<Ctx, 'person' | 'now'>,
  { id, body, step = null }: { id: number; body: string; step?: string | null },
  refs: Refs,
  on: Partial<CommentOn>,
): CommentRow {
  return {
    type: 'comment',
    id,
    at: now,
    author: { id: person.employeeId, ...person.name, position: person.position },
    step,
    body,
    editedAt: null,
    reply: refs.reply,
    files: refs.files,
    pinned: null,
    on: { orderId: null, contractId: null, clientId: null, title: '', frozen: false, ...on },
  };
}

/** Whoever may comment on its record may act upon the comment they see; on an archived order nobody. */
export function mayWrite(ctx: Ctx, { on }: CommentRow): Self {
  const verdict: Verdict =
    on.orderId !== null
      ? can(ctx.actor, 'order.comment', null)
      : on.contractId !== null
        ? can(ctx.actor, 'contract.comment', null)
        : can(ctx.actor, 'client.comment', null);
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  if (on.frozen) throw new HttpProblem('order_frozen');
  return verdict.as;
}

/** Open pages that show the comment read it again. */
export function tellOfComment(tx: Tx, { row: { id, on } }: CommentHere): void {
  if (on.orderId !== null) tellLive(tx, { kind: 'order', id: on.orderId, comment: id });
  else if (on.contractId !== null) tellLive(tx, { kind: 'contract', id: on.contractId, part: 'comments' });
  else if (on.clientId !== null) tellLive(tx, { kind: 'client', id: on.clientId });
}
