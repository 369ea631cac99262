import { Button } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#web/http/client.ts';
import { failureOf } from '#web/http/errors.ts';
import { CommentField } from './CommentField.tsx';
import classes from './Feed.module.css';
import type { Commenting } from './feed.types.ts';
import { useMentions } from './useMentions.ts';

interface EditBoxProps {
  id: number;
  text: string;
  recordKey: QueryKey;
  mentionable: Commenting['mentionable'];
  onType: (text: string) => void;
  onCancel: () => void;
  onDone: () => void;
}

/** One's own comment in place; who is called anew is told. */
export function EditBox({ id, text, recordKey, mentionable, onType, onCancel, onDone }: EditBoxProps) {
  const { t } = useTranslation('feed');
  const { t: common } = useTranslation('common');
  const area = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const mentions = useMentions({ area, text, recordKey, mentionable, change: onType });
  useEffect(() => area.current?.focus(), []);

  async function save() {
    const body = text.trim();
    if (body === '' || busy) return;
    setBusy(true);
    setError(null);
    try {
      const params = { path: { id } };
      await answer(api.PUT('/api/comments/{id}', { params, body: { body, mentions: mentions.called } }));
      onDone();
    } catch (cause) {
      setError(failureOf(cause).why);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={`${classes.box} noPrint`}>
      <CommentField
        area={area}
        label={t('edit.label')}
        text={text}
        error={error}
        minRows={2}
        mentions={mentions}
        onChange={(next) => {
          setError(null);
          onType(next);
        }}
        onSend={() => void save()}
        onEscape={onCancel}
      />
      <div className={classes.boxFoot}>
        <span className="meta">{t('comment.hint')}</span>
        <span className={classes.boxButtons}>
          <Button size="xs" variant="default" onClick={onCancel}>
            {common('action.cancel')}
          </Button>
          <Button size="xs" loading={busy} onClick={() => void save()}>
            {common('action.save')}
          </Button>
        </span>
      </div>
    </div>
  );
}
