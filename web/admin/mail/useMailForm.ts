import { useTranslation } from 'react-i18next';
import { parseEmail } from '#domain/values/email.ts';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { fieldsOf } from '#web/http/errors.ts';
import { tell } from '#web/ui/undo.tsx';
import { type MailBody, type MailSettings, saveMail } from './mail.queries.ts';

export interface MailValues {
  enabled: boolean;
  host: string;
  /** As typed. */
  port: string;
  security: MailBody['security'];
  username: string;
  /** Never filled from the server. */
  password: string;
  senderName: string;
  senderAddress: string;
  replyTo: string;
}

/** What each kind of encryption is usually spoken on. */
export const USUAL_PORT: Record<MailBody['security'], string> = { starttls: '587', tls: '465', none: '25' };

/** No draft is kept: a password does not belong into the browser's store. */
export function useMailForm({ version, ...settings }: MailSettings) {
  const { t } = useTranslation('admin');
  const check = (values: MailValues): Errors<MailValues> => {
    const errors: Errors<MailValues> = {};
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) errors.port = t('mail.need.port');
    if (values.enabled && values.host.trim() === '') errors.host = t('mail.need.host');
    if (values.enabled && values.senderAddress.trim() === '')
      errors.senderAddress = t('mail.need.senderAddress');
    for (const key of ['senderAddress', 'replyTo'] as const)
      if (values[key].trim() !== '' && !parseEmail(values[key]).ok) errors[key] = t('users.need.emailForm');
    return errors;
  };
  return useFormState<MailValues>({
    initial: {
      enabled: settings.enabled,
      host: settings.host,
      port: String(settings.port),
      security: settings.security,
      username: settings.username,
      password: '',
      senderName: settings.senderName,
      senderAddress: settings.senderAddress,
      replyTo: settings.replyTo,
    },
    check,
    checkOnLeave: ['port', 'senderAddress', 'replyTo'],
    submit: async ({ port, password, ...values }) => {
      await saveMail({ ...values, port: Number(port), password: password === '' ? null : password, version });
      tell(t('mail.saved'));
    },
    fieldsOf,
  });
}
