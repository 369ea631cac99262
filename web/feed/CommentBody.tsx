import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Feed.module.css';

const LONG = 600;

/** In full up to a screen of it; the rest is one press away. */
export function CommentBody({ body }: { body: string }) {
  const { t } = useTranslation('feed');
  const [open, setOpen] = useState(false);
  const long = body.length > LONG;
  return (
    <div className={classes.body}>
      {long && !open ? `${body.slice(0, LONG).trimEnd()}…` : body}
      {long && !open && (
        <button type="button" className={classes.whole} onClick={() => setOpen(true)}>
          {t('whole')}
        </button>
      )}
    </div>
  );
}
