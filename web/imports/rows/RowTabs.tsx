import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { listClasses } from '#web/search/public.ts';
import type { Import, RowState } from '../imports.queries.ts';
import { countOf, tabsOf } from '../states.ts';
import classes from './rows.module.css';

/** Addresses, so that a reload and a bookmark show the same rows. */
export function RowTabs({ one, shown }: { one: Import; shown: RowState }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const router = useRouter();
  const tabs = tabsOf(one);
  return (
    <nav className={classes.tabs} aria-label={t('rows.tabs')}>
      <div className={listClasses.views}>
        {(tabs.includes(shown) ? tabs : [...tabs, shown]).map((tab) => (
          <a
            key={tab}
            className={listClasses.view}
            href={
              router.buildLocation({ to: '/imports/$id', params: { id: one.id }, search: { rows: tab } }).href
            }
            aria-current={tab === shown ? 'page' : undefined}
          >
            {t('rows.tab', { name: t(`rows.state.${tab}`), n: number(countOf(one.counts, tab)) })}
          </a>
        ))}
      </div>
    </nav>
  );
}
