import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import classes from '../Field.module.css';

interface InvitationLinkProps {
  name: string;
  /** Empty when the answer to the first press was lost: it is kept nowhere. */
  url: string;
  /** It goes as a letter as well. */
  mailed: boolean;
  children?: ReactNode;
}

/** Shown once; where no letter takes it, the administrator hands it over. */
export function InvitationLink({ name, url, mailed, children }: InvitationLinkProps) {
  const { t } = useTranslation('admin');
  if (url === '') {
    return (
      <div className={classes.once} role="status">
        <p>{t('users.link.lost')}</p>
        <div className={classes.buttons}>{children}</div>
      </div>
    );
  }
  return (
    <div className={classes.once} role="status">
      <p>
        <strong>{t('users.link.title', { name })}</strong>
      </p>
      <p>{t(mailed ? 'users.link.mailed' : 'users.link.noMail')}</p>
      <code className={classes.secret}>{url}</code>
      <p className="meta">{t('users.link.once')}</p>
      <div className={classes.buttons}>
        <CopyButton text={url} label={t('users.link.copy')} />
        {children}
      </div>
    </div>
  );
}
