import { Button, Textarea } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormState } from '#web/form/useFormState.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { NearText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from './News.module.css';
import { type News, newsActs } from './news.queries.ts';

type Comment = News['comments'][number];

/** What is said of it, the earliest first, and a field to say more; what is typed is kept like every form. */
export function Talk({ news }: { news: News }) {
  const { t } = useTranslation('news');
  return (
    <Section title={t('talk.title')} count={news.comments.length || undefined}>
      {news.comments.length > 0 && (
        <ol className={classes.talk}>
          {news.comments.map((comment) => (
            <OneComment key={comment.id} newsId={news.id} comment={comment} />
          ))}
        </ol>
      )}
      {news.abilities.comment.allowed ? (
        <Say id={news.id} />
      ) : (
        <p className={classes.plain}>{news.abilities.comment.reason}</p>
      )}
    </Section>
  );
}

function Say({ id }: { id: number }) {
  const { t } = useTranslation('news');
  const form = useFormState({
    initial: { body: '' },
    draftKey: `news.${id}.comment`,
    check: () => ({}),
    submit: async ({ body }) => {
      if (body.trim() === '') return;
      try {
        await newsActs.comment(id, body);
        form.set('body', '');
      } catch (cause) {
        tellProblem(cause);
        throw cause;
      }
    },
  });
  return (
    <div className={classes.say}>
      <Textarea
        {...form.text('body')}
        label={t('talk.label')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        onKeyDown={getHotkeyHandler([['mod+Enter', () => void form.send()]])}
      />
      <Button variant="default" loading={form.busy} onClick={() => void form.send()}>
        {t('talk.send')}
      </Button>
    </div>
  );
}

function OneComment({ newsId, comment }: { newsId: number; comment: Comment }) {
  const { t } = useTranslation('news');
  const [editing, setEditing] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  async function save(body: string) {
    try {
      if (body.trim() !== '') await newsActs.editComment(newsId, comment.id, body);
      setEditing(null);
    } catch (cause) {
      tellProblem(cause);
    }
  }
  return (
    <li className={classes.said}>
      <div className={classes.saidHead}>
        <Person person={comment.author} href={`/people/${comment.author.id}`} />
        <span className="meta">
          <NearText at={comment.at} />
          {comment.editedAt && ` · ${t('edited')}`}
        </span>
      </div>
      {editing === null ? (
        <p className={classes.words}>{comment.body}</p>
      ) : (
        <div className={classes.say}>
          <Textarea
            aria-label={t('talk.label')}
            autosize
            minRows={2}
            maxRows={10}
            maxLength={5000}
            value={editing}
            onChange={(event) => setEditing(event.currentTarget.value)}
          />
          <div className={classes.buttons}>
            <Button onClick={() => void save(editing)}>{t('talk.save')}</Button>
            <Button variant="default" onClick={() => setEditing(null)}>
              {t('talk.cancel')}
            </Button>
          </div>
        </div>
      )}
      {editing === null && (comment.editableUntil !== null || comment.abilities.remove.allowed) && (
        <div className={`${classes.buttons} noPrint`}>
          {comment.editableUntil !== null && (
            <button type="button" className={classes.quiet} onClick={() => setEditing(comment.body)}>
              {t('talk.edit')}
            </button>
          )}
          {comment.abilities.remove.allowed && (
            <button type="button" className={classes.quiet} onClick={() => setRemoving(true)}>
              {t('talk.remove')}
            </button>
          )}
        </div>
      )}
      {removing && (
        <ConfirmDialog
          opened
          danger
          onClose={() => setRemoving(false)}
          title={t('talk.removeAsk')}
          confirmLabel={t('talk.remove')}
          onConfirm={async () => {
            try {
              await newsActs.removeComment(newsId, comment.id);
            } catch (cause) {
              tellProblem(cause);
              throw cause;
            }
          }}
        >
          {t('talk.removeWhat')}
        </ConfirmDialog>
      )}
    </li>
  );
}
