import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { audienceQuery } from '../campaigns.queries.ts';
import classes from './audience.module.css';
import { LeftOutList } from './LeftOutList.tsx';

/** «→ 412 адресов · Не получат 57: нет согласия 31 · отписались 14 … [Список]» */
export function AudienceCount({ id, chosen }: { id: number; chosen: boolean }) {
  const { t } = useTranslation('campaigns');
  const { number } = useFormat();
  const { data, isError, error, refetch, isFetching } = useQuery(audienceQuery(id));
  const [open, setOpen] = useState(false);
  if (isError) return <ErrorState {...failureOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonText lines={2} />;
  if (!chosen)
    return (
      <p className={classes.none}>
        {t('audience.choose')} <TextLink href="/segments">{t('audience.toGroups')}</TextLink>
      </p>
    );
  const left = data.leftOut.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={classes.counts} data-stale={isFetching || undefined}>
      <p className={classes.total} role="status">
        {t('audience.addresses', { count: data.addresses, number: number(data.addresses) })}{' '}
        <span className="meta">
          {t('audience.clients', { count: data.clients, number: number(data.clients) })}
        </span>
      </p>
      {left > 0 && (
        <p className={classes.left}>
          {t('audience.leftOut', { number: number(left) })}{' '}
          {data.leftOut.map(({ why, count }) => `${t(`audience.why.${why}`)} ${number(count)}`).join(' · ')}{' '}
          <Button
            className="noPrint"
            size="compact-sm"
            variant="default"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'audience.hide' : 'audience.list')}
          </Button>
        </p>
      )}
      {open && left > 0 && <LeftOutList id={id} counts={data.leftOut} />}
    </div>
  );
}
