import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';

/** «сегодня, 14:30», «26.11.2026», «без срока». */
export function useDeadline() {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  return ({ dueOn, dueAt }: { dueOn: string | null; dueAt: string | null }): string => {
    if (dueOn === null) return t('row.noDeadline');
    const near = format.nearDay(dueOn);
    const day = near ? t(`day.${near}`) : format.date(dueOn);
    return dueAt === null ? day : t('row.at', { day, time: dueAt });
  };
}
