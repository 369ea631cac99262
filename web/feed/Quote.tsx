import { CloseButton } from '@mantine/core';
import classes from './Feed.module.css';

interface QuoteProps {
  quote: { id: number; quote: string };
  title: string;
  onRemove?: () => void;
  removeLabel?: string;
}

/** The first line of the comment that is answered; leads to it while it is on the page. */
export function Quote({ quote, title, onRemove, removeLabel }: QuoteProps) {
  return (
    <div className={classes.quote}>
      <a
        className={classes.quoteLink}
        href={`#${commentAnchor(quote.id)}`}
        onClick={(event) => {
          event.preventDefault();
          const there = document.getElementById(commentAnchor(quote.id));
          there?.scrollIntoView({ block: 'center' });
          there?.focus();
        }}
      >
        <span className={classes.quoteAuthor}>{title}</span>
        <span className={classes.quoteText}>{quote.quote}</span>
      </a>
      {onRemove && <CloseButton size="sm" aria-label={removeLabel} onClick={onRemove} />}
    </div>
  );
}

/** Where the comment stands on the page. */
export const commentAnchor = (id: number): string => `comment-${id}`;
