import { IconPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { NearText } from '#web/ui/DateText.tsx';
import classes from './News.module.css';
import { NewsBadges } from './NewsBadges.tsx';
import type { NewsLine } from './news.queries.ts';

/** The whole row is the link. */
export function NewsRows({ rows }: { rows: readonly NewsLine[] }) {
  const { t } = useTranslation('news');
  const { today } = useFormat();
  return (
    <ul className={classes.rows}>
      {rows.map((one) => {
        const pinned = one.state === 'published' && one.pinnedUntil !== null && one.pinnedUntil >= today();
        return (
          <li key={one.id}>
            <a
              className={classes.row}
              href={one.state === 'draft' ? `/news/${one.id}/edit` : `/news/${one.id}`}
              data-unread={one.unread || undefined}
            >
              <span className={classes.rowHead}>
                <span className={classes.rowTitle}>
                  {one.unread && (
                    <span className={classes.dot}>
                      <span className="visuallyHidden">{t('badge.unread')}</span>
                    </span>
                  )}
                  {one.title || t('untitled')}
                </span>
                {pinned && (
                  <span className={classes.pin}>
                    <IconPin size={14} stroke={1.5} aria-hidden />
                    {t('badge.pinned')}
                  </span>
                )}
                <NewsBadges news={one} />
              </span>
              {one.excerpt && <span className={classes.excerpt}>{one.excerpt}</span>}
              <span className={classes.rowMeta}>
                {one.author.shortName}
                <span aria-hidden="true">·</span>
                <NearText at={one.publishedAt ?? one.updatedAt} />
                {one.departments.length > 0 && (
                  <>
                    <span aria-hidden="true">·</span>
                    {t('for', { names: one.departments.map(({ name }) => name).join(', ') })}
                  </>
                )}
                {one.comments > 0 && (
                  <>
                    <span aria-hidden="true">·</span>
                    {t('comments', { count: one.comments })}
                  </>
                )}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
