import { useTranslation } from 'react-i18next';
import classes from './Feed.module.css';
import type { CompanyItem } from './feed.types.ts';

/** On which record it is, where the feed is not that record's own. */
export function RecordLink({ record: { type, id, title }, of }: { record: CompanyItem['of']; of?: boolean }) {
  const { t } = useTranslation('feed');
  return (
    <a className={classes.of} href={`/${type}s/${id}`}>
      {t(`${of ? 'of' : 'record'}.${type}`, { title })}
    </a>
  );
}
