import { type Cell, equal, firstOf, type Sentences, sentence } from '../cell.ts';
import type { CommentFacts, Who } from '../facts.ts';
import * as acts from '../oracle/comments.ts';
import { seesComment } from '../oracle/sees.ts';
import { done, type Verdict } from '../verdict.ts';

/** Comments once they are written: section 4, «Who sees a comment»; ux.md 3.15, «pin, @, reply, edit 15 min with a mark». */
const each = (
  path: string,
  verdict: (who: Who, comment: CommentFacts) => Verdict,
  body?: () => Record<string, unknown>,
) =>
  sentence(({ facts }) =>
    facts.comments.map(
      (comment): Cell => ({
        on: `comment ${comment.token}`,
        path: `/comments/${comment.id}${path}`,
        ...(body ? { body } : {}),
        sees: (who) => seesComment(who, comment, facts),
        verdict: (who) => verdict(who, comment),
      }),
    ),
  );

const PAGE = 200;

export const comments: Sentences = {
  // all that is said and seen, newest first, and nothing else; a page holds so many
  'companyFeed.read': sentence(({ facts, tokens }) =>
    ['all', 'comments', 'changes', 'resolutions', 'files'].map((filter) => ({
      on: `the company's feed: ${filter}`,
      path: `/feed?filter=${filter}&limit=${PAGE}`,
      verdict: () => done,
      parts: ({ raw }, who) => {
        const shown = tokens.in(raw.body);
        const seen = facts.comments.filter((comment) => seesComment(who, comment, facts));
        const said = facts.comments.filter(({ token }) => shown.has(token));
        return firstOf(
          ...said.map((comment) => equal(`shows ${comment.token}`, seen.includes(comment), true)),
          filter === 'comments' ? equal('comments', said.length, Math.min(seen.length, PAGE)) : null,
          filter === 'comments' || filter === 'all' ? null : equal('comments', said.length, 0),
        );
      },
    })),
  ),
  'comments.edit': each('', acts.editComment, () => ({ body: 'другими словами' })),
  'comments.pin': each('/pin', acts.pinComment, () => ({})),
  'comments.unpin': each('/pin', acts.pinComment),
};
