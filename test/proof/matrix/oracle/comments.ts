import type { CommentFacts, Who } from '../facts.ts';
import { done, refused, state, type Verdict } from '../verdict.ts';
import { commentClient } from './clients.ts';

/** May they write one there now? Of an archived order nothing changes. */
function write(who: Who, { on }: CommentFacts): Verdict {
  if ('order' in on) return on.order.archived ? state('order_frozen') : done;
  return 'client' in on ? commentClient(who, on.client) : done;
}

/** One's own and nobody else's, not even that of whom one stands in for. */
export const editComment = (who: Who, comment: CommentFacts): Verdict =>
  who.id === comment.authorId ? write(who, comment) : refused;

/** Whoever sees it and may comment there. */
export const pinComment = (who: Who, comment: CommentFacts): Verdict => write(who, comment);
