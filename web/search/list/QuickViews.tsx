import { useTranslation } from 'react-i18next';
import { MOST_COUNTED } from '#api/order-list-limits.ts';
import classes from './list.module.css';

export interface QuickView {
  key: string;
  label: string;
  href: string;
  /** How many it shows; at a hundred counting has stopped. */
  count?: number | undefined;
}

/** Ready filters as links: they are addresses, so a middle click and a bookmark work. */
export function QuickViews({ views, current }: { views: QuickView[]; current: string | null }) {
  const { t } = useTranslation('search');
  return (
    <nav className={classes.views} aria-label={t('list.views')}>
      {views.map((view) => (
        <a
          key={view.key}
          className={classes.view}
          href={view.href}
          aria-current={view.key === current ? 'page' : undefined}
        >
          {view.label}
          {view.count ? (
            <span className={classes.count}>·{view.count < MOST_COUNTED ? view.count : '99+'}</span>
          ) : null}
        </a>
      ))}
    </nav>
  );
}
