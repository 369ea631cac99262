import { useTranslation } from 'react-i18next';
import type { PlannedSpan } from './planYear.ts';
import { useDayRange } from './useDays.ts';

/** «12–18 августа, отпуск»; of a request that it is one. */
export function useSpanWords(year: number) {
  const { t } = useTranslation('absences');
  const range = useDayRange();
  return ({ fromOn, toOn, kind, requested }: PlannedSpan): string =>
    [
      range(fromOn, toOn, String(year)),
      t(`kind.${kind ?? 'away'}`).toLowerCase(),
      requested && t('plan.requested'),
    ]
      .filter(Boolean)
      .join(', ');
}
