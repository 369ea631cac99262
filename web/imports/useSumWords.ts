import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { ImportSummary } from './imports.queries.ts';
import { countOf, loadedIn, readyIn } from './states.ts';

/** «1 942 из 2 000 · 58 с ошибками»: what a table came to, in one line. */
export function useSumWords(): (one: ImportSummary) => string {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const some = (key: 'wrong' | 'skipped' | 'undone' | 'kept', n: number) =>
    n > 0 && t(`sum.${key}`, { n: number(n) });
  const rows = (n: number) => t('tableRows', { count: n, n: number(n) });

  return ({ state, rows: total, counts }) => {
    const wrong = some('wrong', countOf(counts, 'error'));
    const join = (...parts: (string | false)[]) => parts.filter(Boolean).join(' · ');
    if (state === 'draft' || state === 'checking') return rows(total);
    if (state === 'checked') {
      const ready = readyIn(counts);
      return join(t('sum.ready', { count: ready, n: number(ready) }), wrong);
    }
    if (state === 'undone' || state === 'undoing') {
      return join(
        some('undone', countOf(counts, 'undone')) || rows(total),
        some('kept', countOf(counts, 'kept')),
      );
    }
    return join(
      t('sum.loaded', { done: number(loadedIn(counts)), total: number(total) }),
      some('skipped', countOf(counts, 'skipped')),
      wrong,
    );
  };
}
