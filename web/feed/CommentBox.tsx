import { Button, Textarea } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNotice } from '#web/form/DraftNotice.tsx';
import { useDraft } from '#web/form/useDraft.ts';
import { newAttempt } from '#web/http/client.ts';
import { failureOf, isProblem } from '#web/http/errors.ts';
import classes from './Feed.module.css';
import type { FeedPanelProps } from './FeedPanel.tsx';
import { MentionList } from './MentionList.tsx';
import { mentionedIn, useMentions } from './useMentions.ts';

type CommentBoxProps = NonNullable<FeedPanelProps['comment']> & { recordKey: QueryKey; onSent: () => void };

/** Ctrl+Enter sends; what is typed is in the browser 300 ms later and comes back after a reload. */
export function CommentBox({ draftKey, send, mentionable, recordKey, onSent }: CommentBoxProps) {
  const { t } = useTranslation('feed');
  const draft = useDraft<string>(draftKey);
  const [text, setText] = useState(draft.restored?.values ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const attempt = useRef(newAttempt());
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const mentions = useMentions({ area, text, recordKey, mentionable, change });

  function change(next: string) {
    setText(next);
    setError(null);
    if (next === '') draft.forget();
    else draft.keep(next);
  }

  async function write() {
    const body = text.trim();
    if (body === '' || busy) return;
    setBusy(true);
    setError(null);
    try {
      await send(body, mentionedIn(body, mentions.people), attempt.current);
      attempt.current = newAttempt();
      draft.forget();
      setText('');
      onSent();
    } catch (cause) {
      // A refusal has been answered; only a silent line may hear the same press again.
      if (!(isProblem(cause) && (cause.offline || cause.status >= 500))) attempt.current = newAttempt();
      setError(failureOf(cause).why);
    } finally {
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (mentions.onKeyDown(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void write();
    }
  }

  const dirty = text.trim() !== '';
  return (
    <div className={`${classes.box} noPrint`}>
      <Textarea
        ref={area}
        aria-label={t('comment.label')}
        placeholder={t(mentionable ? 'comment.placeholderMention' : 'comment.placeholder')}
        autosize
        minRows={dirty ? 2 : 1}
        maxRows={10}
        value={text}
        error={error}
        onChange={(event) => {
          change(event.currentTarget.value);
          mentions.look(event.currentTarget);
        }}
        onBlur={mentions.close}
        onKeyDown={onKeyDown}
        aria-autocomplete={mentionable ? 'list' : undefined}
        aria-controls={mentions.found.length > 0 ? listId : undefined}
        aria-activedescendant={mentions.found.length > 0 ? `${listId}-${mentions.at}` : undefined}
      />
      <MentionList id={listId} found={mentions.found} at={mentions.at} onChoose={mentions.choose} />
      {draft.restored && text === draft.restored.values && (
        <DraftNotice at={draft.restored.at} onDelete={() => change('')} />
      )}
      {dirty && (
        <div className={classes.boxFoot}>
          <span className="meta">{t('comment.hint')}</span>
          <Button size="xs" loading={busy} onClick={() => void write()}>
            {t('comment.send')}
          </Button>
        </div>
      )}
    </div>
  );
}
