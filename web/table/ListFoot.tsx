import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './DataTable.module.css';

interface ListFootProps {
  shown: number;
  total?: number;
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
}

/** «Показано 38 из 412 · Показать ещё»: a keyset list has no page numbers to lie about. */
export function ListFoot({ shown, total, hasMore, loadingMore, onMore }: ListFootProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  if (!hasMore && total === undefined) return null;
  return (
    <div className={classes.foot}>
      {total !== undefined && (
        <span className="meta" role="status">
          {t('table.shown', { shown: format.number(shown), total: format.number(total) })}
        </span>
      )}
      {hasMore && (
        <Button className="noPrint" size="xs" variant="default" loading={loadingMore} onClick={onMore}>
          {t('action.more')}
        </Button>
      )}
    </div>
  );
}
