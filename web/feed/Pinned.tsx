import { useTranslation } from 'react-i18next';
import { Comment } from './Comment.tsx';
import classes from './Feed.module.css';
import type { FeedComment } from './feed.types.ts';
import { commentAnchor } from './Quote.tsx';

/** What somebody wants read first, above the rest and in no order of time. */
export function Pinned({ comments }: { comments: FeedComment[] }) {
  const { t } = useTranslation('feed');
  return (
    <section className={classes.pins} aria-label={t('pin.title')}>
      {comments.map((comment) => (
        <article
          key={comment.id}
          id={commentAnchor(comment.id)}
          tabIndex={-1}
          className={classes.item}
          data-type="comment"
        >
          <Comment comment={comment} />
        </article>
      ))}
    </section>
  );
}
