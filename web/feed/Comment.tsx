import { IconPaperclip, IconPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOpenDocument } from '#web/files/public.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { giveTask } from '#web/tasks/public.ts';
import { NearText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import { CommentBody } from './CommentBody.tsx';
import classes from './Feed.module.css';
import { useFeedActs } from './FeedActs.ts';
import type { FeedComment } from './feed.types.ts';
import { Quote } from './Quote.tsx';
import { RecordLink } from './RecordLink.tsx';

/** In full, with what it answers and points at; its acts stand below it. */
export function Comment({ comment }: { comment: FeedComment }) {
  const { t } = useTranslation('feed');
  const format = useFormat();
  const acts = useFeedActs();
  const { author, at, body, editedAt, replyTo, files, pinned, of } = comment;
  const editing = acts?.editing === comment.id;
  return (
    <>
      <div className={classes.head}>
        <span className={classes.author}>
          <Person person={author} />
        </span>
        <span>
          {editedAt && (
            <span className={classes.edited} title={t('edited.at', { at: format.dateTime(editedAt) })}>
              {t('edited.mark')}
            </span>
          )}
          <NearText at={at} />
        </span>
      </div>
      {of && <RecordLink record={of} of />}
      {pinned && (
        <div className={classes.pinned}>
          <IconPin size={14} stroke={1.5} aria-hidden />
          {t('pin.by', { name: pinned.by.shortName })}
        </div>
      )}
      {replyTo && <Quote quote={replyTo} title={replyTo.author.shortName} />}
      {editing ? acts?.renderEdit(comment) : <CommentBody body={body} />}
      {files.length > 0 && <Files comment={comment} />}
      {!editing && of === null && <Acts comment={comment} />}
    </>
  );
}

function Files({ comment: { files, of } }: { comment: FeedComment }) {
  const { t } = useTranslation('feed');
  const { hrefOf } = useOpenDocument();
  return (
    <ul className={classes.files} aria-label={t('files.label')}>
      {files.map(({ id, name }) => (
        <li key={id} className={classes.file}>
          <IconPaperclip size={14} stroke={1.5} aria-hidden />
          <a href={of && of.type !== 'client' ? `/${of.type}s/${of.id}?document=${id}` : hrefOf(id)}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Acts({ comment }: { comment: FeedComment }) {
  const { t } = useTranslation('feed');
  const acts = useFeedActs();
  const { pinned, editableUntil } = comment;
  const editable = editableUntil !== null && Date.parse(editableUntil) > Date.now();
  const act = (label: string, run: () => void) => (
    <button type="button" className={classes.act} onClick={run}>
      {label}
    </button>
  );
  return (
    <div className={`${classes.acts} noPrint`}>
      {acts && (
        <>
          {act(t('reply.act'), () => acts.reply(comment))}
          {editable && act(t('edit.act'), () => acts.edit(comment))}
          {act(t(pinned ? 'pin.down' : 'pin.up'), () => acts.pin(comment))}
        </>
      )}
      {act(t('giveTask'), () =>
        giveTask({
          commentId: comment.id,
          commentBy: comment.author.shortName,
          title: firstWords(comment.body),
        }),
      )}
    </div>
  );
}

const LONGEST = 100;

/** What a task about it may begin with. */
function firstWords(body: string): string {
  const line = (body.split('\n').find((one) => one.trim() !== '') ?? '').trim();
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`;
}
