import { useTranslation } from 'react-i18next';
import classes from './Feed.module.css';
import type { Mentionable } from './useMentions.ts';

interface MentionListProps {
  id: string;
  found: Mentionable[];
  at: number;
  onChoose: (person: Mentionable) => void;
}

/** First people who would see the comment; of the others it says that they would not. */
export function MentionList({ id, found, at, onChoose }: MentionListProps) {
  const { t } = useTranslation('feed');
  if (found.length === 0) return null;
  return (
    <div id={id} role="listbox" aria-label={t('comment.whom')} className={classes.mentions}>
      {found.map((person, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: arrows and Enter in the text above choose
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={classes.mention}
          // The text keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
        >
          <span>{person.name}</span>
          <span className="meta">
            {person.position}
            {person.blind && <span className={classes.blindNote}> · {t('comment.blindOne')}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}
