import { useTranslation } from 'react-i18next';
import type { Notification } from './notifications.queries.ts';

/** What happened, by kind: «Запрошена резолюция», «Акт выставлен: отмечено». */
export function useNotificationWords(): (row: Notification) => string {
  const { t, i18n } = useTranslation('notifications');
  return ({ kind, label, stepTitle, subject }) => {
    const words = { label: label ?? '', step: stepTitle ?? '', record: subject.title };
    const exact = label ? `kind.${kind}.label` : stepTitle ? `kind.${kind}.step` : `kind.${kind}.bare`;
    const key = [exact, `kind.${kind}.bare`].find((one) => i18n.exists(one, { ns: 'notifications' }));
    return t((key ?? 'kind.other.bare') as 'title', words);
  };
}
