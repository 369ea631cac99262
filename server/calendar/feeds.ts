import { randomBytes } from 'node:crypto';
import type { calendarFeedRoutes } from '#api/calendar-feeds.ts';
import type { AnswerOf } from '#api/route.ts';
import { sha256 } from '#server/auth/actor.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, notFound } from '#server/http/problems.ts';
import { record } from '#server/journal/record.ts';
import { findFeed } from './feeds.queries.ts';
import { insertFeed, revokeFeed } from './feeds.store.ts';

export const feedOf = async (ctx: Ctx): Promise<AnswerOf<typeof calendarFeedRoutes.state>> => ({
  feed: (await findFeed(ctx.reader)) ?? null,
});

/** The text leaves the house once, with this answer; a repeated request is told of the link without it. */
export async function makeFeed(ctx: Ctx): Promise<AnswerOf<typeof calendarFeedRoutes.make>> {
  onlyInSession(ctx);
  const text = randomBytes(32).toString('base64url');
  const kept = await ctx.transact(async (tx) => {
    await revokeFeed(tx);
    const { createdAt } = await insertFeed(tx, sha256(text));
    note(tx, 'calendarFeedMade');
    return { url: '', feed: { createdAt, lastReadAt: null } };
  });
  return { ...kept, url: `${ctx.deps.config.publicUrl}/api/calendar-feeds/${text}.ics` };
}

export function endFeed(ctx: Ctx): Promise<{ ok: true }> {
  return ctx.transact(async (tx) => {
    if (!(await revokeFeed(tx))) throw notFound();
    note(tx, 'calendarFeedRevoked');
    return { ok: true };
  });
}

/** A key for programs makes no other door beside itself. */
function onlyInSession({ person }: Ctx): void {
  if (person.sessionId === null) throw new HttpProblem('not_allowed');
}

/** What one does to one's own account stands in the journal under one's own name. */
function note(tx: Tx, kind: string): void {
  const { actor, employeeId } = tx.person;
  record(tx, actor.selves[0], { kind, employeeId });
}
