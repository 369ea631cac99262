import { sayFact } from '#domain/notifications/kind-words.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Notification } from './notifications.queries.ts';

/** What happened, by kind: «Запрошена резолюция», «Акт выставлен: отмечено». */
export function useNotificationWords(): (row: Notification) => string {
  const { language } = useFormat();
  return (row) => sayFact(row, language);
}
