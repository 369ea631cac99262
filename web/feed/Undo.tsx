import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useEventWords } from './eventWords.ts';
import classes from './Feed.module.css';
import { useUndoes } from './FeedActs.ts';
import type { FeedEvent } from './feed.types.ts';

/** Takes the event back by its ordinary act, where that is the reader's at this moment. */
export function Undo({ event }: { event: FeedEvent }) {
  const { t } = useTranslation('feed');
  const words = useEventWords();
  const undoes = useUndoes();
  const [busy, setBusy] = useState(false);
  const { undo } = event;
  if (!undo || !undoes) return null;
  return (
    <button
      type="button"
      className={`${classes.undo} noPrint`}
      aria-label={t('undo.of', { what: words(event) })}
      disabled={busy}
      onClick={() => {
        setBusy(true);
        void undoes(undo)
          .catch(tellProblem)
          .finally(() => setBusy(false));
      }}
    >
      {t('undo.act')}
    </button>
  );
}
