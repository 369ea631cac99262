import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { deskRoutes } from '#api/desk.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { DateText } from '#web/ui/DateText.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from './Home.module.css';

type Home = z.output<typeof deskRoutes.home.response>;

/** «Новости» beside the work of the home page. */
export function NewsHome({ news }: { news: Home['news'] }) {
  const { t } = useTranslation('news');
  const { plainDay } = useFormat();
  return (
    <Section
      title={t('title')}
      actions={
        <a className={classes.all} href="/news">
          {t('home')}
        </a>
      }
    >
      {news.length === 0 ? (
        <p className={classes.nothing}>{t('empty.home')}</p>
      ) : (
        <ul className={classes.list}>
          {news.map((one) => (
            <li key={one.id} data-unread={one.unread || undefined}>
              <a href={`/news/${one.id}`} className={classes.link}>
                {one.title}
              </a>
              <span className="meta">
                <DateText date={plainDay(one.publishedAt)} />
                {one.important && <span className={classes.important}> · {t('badge.important')}</span>}
                {one.pinned && ` · ${t('badge.pinned')}`}
                {one.unread && <span className="visuallyHidden">, {t('badge.unread')}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
