import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import classes from './GroupPreview.module.css';
import { groupPreviewQuery, type PairChanged } from './groups.queries.ts';

/** More lines than a dialog holds are counted. */
const MOST_LINES = 20;

/** «Что изменится»: who will see whose orders once the group is saved, and who no longer. */
export function GroupPreview({ id, memberIds }: { id: number | null; memberIds: number[] }) {
  const { t } = useTranslation('admin');
  const preview = useQuery(groupPreviewQuery(id, memberIds));
  if (preview.isError)
    return <ErrorState {...failureOf(preview.error)} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return null;
  const { gained, lost } = preview.data;
  return (
    <section className={classes.preview} aria-label={t('groups.preview.title')} aria-live="polite">
      <h3>{t('groups.preview.title')}</h3>
      {gained.length + lost.length === 0 && <p className="muted">{t('groups.preview.nothing')}</p>}
      <Changes pairs={gained} words="gains" />
      <Changes pairs={lost} words="loses" />
    </section>
  );
}

function Changes({ pairs, words }: { pairs: PairChanged[]; words: 'gains' | 'loses' }) {
  const { t } = useTranslation('admin');
  const lines = byViewer(pairs);
  const shown = lines.slice(0, MOST_LINES);
  if (lines.length === 0) return null;
  return (
    <ul className={classes.lines} data-loses={words === 'loses' || undefined}>
      {shown.map(({ viewer, managers }) => (
        <li key={viewer.id}>
          <b>{viewer.shortName}</b> {t(`groups.preview.${words}`)}{' '}
          {managers
            .map(({ manager, orders }) =>
              t('groups.preview.ordersOf', { name: manager.shortName, count: orders }),
            )
            .join(', ')}
        </li>
      ))}
      {lines.length > shown.length && (
        <li>{t('groups.preview.more', { count: lines.length - shown.length })}</li>
      )}
    </ul>
  );
}

function byViewer(pairs: PairChanged[]) {
  const lines = new Map<number, { viewer: PairChanged['viewer']; managers: PairChanged[] }>();
  for (const pair of pairs) {
    const line = lines.get(pair.viewer.id) ?? { viewer: pair.viewer, managers: [] };
    line.managers.push(pair);
    lines.set(pair.viewer.id, line);
  }
  return [...lines.values()];
}
