import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mailQuery } from '../mail/mail.queries.ts';

interface SendByMailProps {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}

/** Only where there is a mail server: otherwise the link is handed over by the administrator, as before. */
export function SendByMail({ label, value, onChange }: SendByMailProps) {
  const { t } = useTranslation('admin');
  const mail = useQuery(mailQuery);
  if (!mail.data?.enabled) return null;
  return (
    <Checkbox
      label={label}
      description={t('users.sendByMailHint')}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
