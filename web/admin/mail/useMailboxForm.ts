import { useTranslation } from 'react-i18next';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { fieldsOf } from '#web/http/errors.ts';
import { tell } from '#web/ui/undo.tsx';
import { type MailboxBody, type MailboxSettings, saveMailbox } from './mailbox.queries.ts';

/** Under names of their own: the mail server’s form stands on the same page. */
export interface MailboxValues {
  imapEnabled: boolean;
  imapHost: string;
  /** As typed. */
  imapPort: string;
  imapSecurity: MailboxBody['security'];
  imapUsername: string;
  /** Never filled from the server. */
  imapPassword: string;
  imapFolder: string;
}

/** What each kind of encryption is usually spoken on. */
export const USUAL_PORT: Record<MailboxBody['security'], string> = {
  tls: '993',
  starttls: '143',
  none: '143',
};

/** No draft is kept: a password does not belong into the browser's store. */
export function useMailboxForm({ version, passwordIsSet, ...settings }: MailboxSettings) {
  const { t } = useTranslation('admin');
  const check = (values: MailboxValues): Errors<MailboxValues> => {
    const errors: Errors<MailboxValues> = {};
    const port = Number(values.imapPort);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) errors.imapPort = t('mail.need.port');
    if (!values.imapEnabled) return errors;
    if (values.imapHost.trim() === '') errors.imapHost = t('mail.need.host');
    if (values.imapUsername.trim() === '') errors.imapUsername = t('mailbox.need.username');
    else if (values.imapPassword === '' && !passwordIsSet) errors.imapPassword = t('mailbox.need.password');
    if (values.imapFolder.trim() === '') errors.imapFolder = t('mailbox.need.folder');
    return errors;
  };
  return useFormState<MailboxValues>({
    initial: {
      imapEnabled: settings.enabled,
      imapHost: settings.host,
      imapPort: String(settings.port),
      imapSecurity: settings.security,
      imapUsername: settings.username,
      imapPassword: '',
      imapFolder: settings.folder,
    },
    check,
    checkOnLeave: ['imapPort'],
    submit: async (values) => {
      await saveMailbox({
        enabled: values.imapEnabled,
        host: values.imapHost,
        port: Number(values.imapPort),
        security: values.imapSecurity,
        username: values.imapUsername,
        password: values.imapPassword === '' ? null : values.imapPassword,
        folder: values.imapFolder,
        version,
      });
      tell(t('mailbox.saved'));
    },
    fieldsOf: (cause) => {
      const fields = fieldsOf(cause);
      const named = Object.entries(fields ?? {}).map(([key, words]) => [
        `imap${key.charAt(0).toUpperCase()}${key.slice(1)}`,
        words,
      ]);
      return fields && (Object.fromEntries(named) as Errors<MailboxValues>);
    },
  });
}
