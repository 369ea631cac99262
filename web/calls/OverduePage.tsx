import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { CallWorkPanel } from './CallWorkPanel.tsx';
import classes from './calls.module.css';
import { type Call, overdueCallsQuery } from './calls.queries.ts';
import { PhoneToCall } from './PhoneToCall.tsx';
import { useCallKeys } from './useCallKeys.ts';
import { useCallWork } from './useCallWork.ts';
import { useWhen } from './useWhen.ts';

/** One's overdue calls, one after the other: whom, by which phone, what was said last, what came of it and when again. */
export function OverduePage() {
  const { t } = useTranslation('calls');
  const overdue = useQuery(overdueCallsQuery);
  const [skipped, setSkipped] = useState<readonly number[]>([]);
  const [done, setDone] = useState<readonly number[]>([]);
  const here = (overdue.data?.items ?? []).filter(({ id }) => !done.includes(id));
  const left = here.filter(({ id }) => !skipped.includes(id));
  const [call] = left;
  const count = here.length;
  return (
    <Page
      title={t('walk.title')}
      above={<Breadcrumb parent={t('home.title')} href="/" here={t('walk.title')} />}
      aside={
        call && (
          <span className={classes.left} role="status">
            {overdue.data?.more ? t('walk.leftMore', { count }) : t('walk.left', { count })}
          </span>
        )
      }
    >
      <Section flush={!call}>
        {overdue.isPending && <SkeletonRows />}
        {overdue.isError && !overdue.data && (
          <ErrorState {...failureOf(overdue.error)} onRetry={() => void overdue.refetch()} />
        )}
        {call && (
          <OneCall
            key={`${call.id}.${call.version}`}
            call={call}
            onDone={() => setDone((ids) => [...ids, call.id])}
            onSkip={
              left.length > 1 || skipped.length > 0 ? () => setSkipped((ids) => [...ids, call.id]) : null
            }
          />
        )}
        {overdue.data && !call && (
          <EmptyState
            title={t(count > 0 ? 'walk.skipped' : 'walk.done')}
            why={count > 0 ? undefined : t('walk.doneWhy')}
            action={
              count > 0 ? (
                <Button onClick={() => setSkipped([])}>{t('walk.again')}</Button>
              ) : (
                <Button component="a" href="/" variant="default">
                  {t('walk.home')}
                </Button>
              )
            }
          />
        )}
      </Section>
    </Page>
  );
}

interface OneCallProps {
  call: Call;
  onDone: () => void;
  onSkip: (() => void) | null;
}

function OneCall({ call, onDone, onSkip }: OneCallProps) {
  const { t } = useTranslation('calls');
  const { when } = useWhen();
  const work = useCallWork(call, onDone);
  useCallKeys(work, call.abilities.edit.allowed);
  // where there is no keyboard its keys say nothing
  const withKeys = useMediaQuery('(min-width: 768px) and (pointer: fine)', true, {
    getInitialValueInEffect: false,
  });
  const about = [call.contact?.name, call.topic].filter(Boolean).join(', ');
  return (
    <article className={classes.one} aria-label={call.client.name}>
      <h2 className={classes.oneName}>
        <TextLink href={`/clients/${call.client.id}`}>{call.client.name}</TextLink>
      </h2>
      <div className={classes.onePhone}>
        {call.phone ? <PhoneToCall phone={call.phone} /> : <span className="muted">{t('walk.noPhone')}</span>}
      </div>
      {about && <div>{about}</div>}
      <div className="meta">{t('walk.planned', { when: when(call) })}</div>
      <div>
        <h3 className={classes.subhead}>{t('walk.lastComment')}</h3>
        <p className={classes.said}>
          {call.lastComment ?? <span className="muted">{t('walk.noComment')}</span>}
        </p>
      </div>
      <CallWorkPanel call={call} work={work} withKeys={withKeys} />
      <div className={classes.foot}>
        {withKeys && <span className="meta">{t('walk.keys')}</span>}
        {onSkip && work.mode === null && (
          <Button variant="subtle" size="xs" onClick={onSkip}>
            {t('walk.skip')}
          </Button>
        )}
      </div>
    </article>
  );
}
