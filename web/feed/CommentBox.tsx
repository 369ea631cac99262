import { Button } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { type DragEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNotice } from '#web/form/DraftNotice.tsx';
import { newAttempt } from '#web/http/client.ts';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { AttachedFiles } from './AttachedFiles.tsx';
import { CommentField } from './CommentField.tsx';
import classes from './Feed.module.css';
import type { Commenting } from './feed.types.ts';
import { Quote } from './Quote.tsx';
import { useAttach } from './useAttach.ts';
import { useMentions } from './useMentions.ts';
import type { WrittenHere } from './useWritten.ts';

interface CommentBoxProps {
  commenting: Commenting;
  here: WrittenHere;
  area: RefObject<HTMLTextAreaElement | null>;
  recordKey: QueryKey;
  onSent: () => void;
}

/** What is typed, with what it answers and points at, is in the browser 300 ms later and comes back after a reload. */
export function CommentBox({ commenting, here, area, recordKey, onSent }: CommentBoxProps) {
  const { t } = useTranslation('feed');
  const { written, change, clear, restoredAt } = here;
  const { text, replyTo, files } = written;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const attempt = useRef(newAttempt());
  const attach = useAttach({
    recordKey,
    files: commenting.files,
    onAttached: (file) => change({ files: [...written.files.filter(({ id }) => id !== file.id), file] }),
  });

  function type(next: string) {
    setError(null);
    change({ text: next });
  }
  const { mentionable } = commenting;
  const mentions = useMentions({ area, text, recordKey, mentionable, change: type });

  async function write() {
    const body = text.trim();
    if (body === '' || busy || attach.busy) return;
    setBusy(true);
    setError(null);
    const comment = { body, mentions: mentions.called, files: files.map(({ id }) => id) };
    try {
      await commenting.send(replyTo ? { ...comment, replyTo: replyTo.id } : comment, attempt.current);
      attempt.current = newAttempt();
      clear();
      onSent();
    } catch (cause) {
      // A refusal has been answered; only a silent line may hear the same press again.
      if (!(isProblem(cause) && (cause.offline || cause.status >= 500))) attempt.current = newAttempt();
      setError(failureOf(cause).why);
    } finally {
      setBusy(false);
    }
  }

  function drop(event: DragEvent) {
    if (!attach.mayAdd || !event.dataTransfer.types.includes('Files')) return;
    // taken here: the panel of documents of the same page leaves it alone
    event.preventDefault();
    attach.take([...event.dataTransfer.files]);
  }

  const dirty = text.trim() !== '' || replyTo !== null || files.length > 0 || attach.waiting.length > 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button below does the same by keyboard
    <div className={`${classes.box} noPrint`} onDrop={drop}>
      {replyTo && (
        <Quote
          quote={replyTo}
          onRemove={() => change({ replyTo: null })}
          removeLabel={t('reply.cancel')}
          title={t('reply.to', { name: replyTo.author })}
        />
      )}
      <CommentField
        area={area}
        label={t('comment.label')}
        text={text}
        error={error}
        minRows={dirty ? 2 : 1}
        mentions={mentions}
        onChange={type}
        onSend={() => void write()}
      />
      {restoredAt && <DraftNotice at={restoredAt} onDelete={clear} />}
      {commenting.files && (dirty || attach.open) && (
        <AttachedFiles
          files={files}
          attach={attach}
          onRemove={(id) => change({ files: files.filter((file) => file.id !== id) })}
        />
      )}
      {dirty && (
        <div className={classes.boxFoot}>
          <span className="meta">{t('comment.hint')}</span>
          <Button size="xs" loading={busy} disabled={attach.busy} onClick={() => void write()}>
            {t('comment.send')}
          </Button>
        </div>
      )}
    </div>
  );
}
