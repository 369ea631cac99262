import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '#web/ui/Section.tsx';
import { newestQuery } from './companyFeed.queries.ts';
import classes from './Feed.module.css';
import { FeedList } from './FeedList.tsx';

/** The five newest of all that the reader sees, and the way to the rest; nothing where nothing has happened. */
export function Newest() {
  const { t } = useTranslation('feed');
  const newest = useQuery(newestQuery);
  if (!newest.data || newest.data.length === 0) return null;
  return (
    <Section
      title={t('company.newest')}
      flush
      actions={
        <a className={classes.all} href="/feed">
          {t('company.all')}
        </a>
      }
    >
      <div className={classes.newest}>
        <FeedList items={newest.data} busy={newest.isFetching} />
      </div>
    </Section>
  );
}
