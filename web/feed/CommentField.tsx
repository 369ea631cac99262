import { Textarea } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Feed.module.css';
import { MentionList } from './MentionList.tsx';
import type { useMentions } from './useMentions.ts';

interface CommentFieldProps {
  area: RefObject<HTMLTextAreaElement | null>;
  label: string;
  text: string;
  error: string | null;
  minRows: number;
  mentions: ReturnType<typeof useMentions>;
  onChange: (text: string) => void;
  onSend: () => void;
  onEscape?: () => void;
}

/** A text with «@» for colleagues; says who among them would not see it. Ctrl+Enter sends. */
export function CommentField(props: CommentFieldProps) {
  const { area, label, text, error, minRows, mentions, onChange, onSend, onEscape } = props;
  const { t } = useTranslation('feed');
  const listId = useId();
  const blindId = useId();

  function onKeyDown(event: KeyboardEvent) {
    if (mentions.onKeyDown(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    }
    if (event.key === 'Escape' && onEscape) {
      event.stopPropagation();
      onEscape();
    }
  }

  return (
    <div className={classes.field}>
      <Textarea
        ref={area}
        aria-label={label}
        placeholder={t('comment.placeholderMention')}
        autosize
        minRows={minRows}
        maxRows={10}
        value={text}
        error={error}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          mentions.look(event.currentTarget);
        }}
        onBlur={mentions.close}
        onKeyDown={onKeyDown}
        aria-autocomplete="list"
        aria-controls={mentions.found.length > 0 ? listId : undefined}
        aria-activedescendant={mentions.found.length > 0 ? `${listId}-${mentions.at}` : undefined}
        aria-describedby={mentions.blind.length > 0 ? blindId : undefined}
      />
      <MentionList id={listId} found={mentions.found} at={mentions.at} onChoose={mentions.choose} />
      {mentions.blind.length > 0 && (
        <p id={blindId} role="status" className={classes.blind}>
          {t('comment.blind', { who: mentions.blind.map((one) => one.shortName).join(', ') })}
        </p>
      )}
    </div>
  );
}
