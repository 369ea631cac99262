import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useMe } from '#web/session/public.ts';
import { rowsOf } from '#web/table/columns.ts';
import { NearText } from '#web/ui/DateText.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { CallDialog } from './CallDialog.tsx';
import { CallState } from './CallState.tsx';
import classes from './calls.module.css';
import { type Call, callActs, openCallsQuery, pastCallsQuery } from './calls.queries.ts';
import type { CalledClient } from './NextCall.tsx';
import { PhoneToCall } from './PhoneToCall.tsx';
import { useWhen } from './useWhen.ts';

/** All calls with a client: those to come, then what came of the others, by whom and when. */
export function CallsOf({ client }: { client: CalledClient }) {
  const { t } = useTranslation('calls');
  const open = useQuery(openCallsQuery(client.id));
  const all = useInfiniteQuery(pastCallsQuery(client.id));
  const mayPlan = useMe().abilities.planCall && !client.archived;
  const [dialog, setDialog] = useState<Call | 'new' | null>(null);
  const past = rowsOf(all.data).filter((call) => call.state !== 'open');
  const nothing = open.data?.length === 0 && all.data && past.length === 0 && !all.hasNextPage;
  const plan = mayPlan && (
    <Button size="xs" variant="default" onClick={() => setDialog('new')}>
      {t('next.plan')}
    </Button>
  );
  if (open.isPending || all.isPending) return <SkeletonRows />;
  if (all.isError && !all.data)
    return <ErrorState {...failureOf(all.error)} onRetry={() => void all.refetch()} />;
  return (
    <div className={classes.list}>
      {nothing ? <EmptyState title={t('list.none', { name: client.name })} action={plan} /> : plan}
      {open.data && open.data.length > 0 && (
        <section aria-label={t('list.open')}>
          <h2 className={classes.subhead}>{t('list.open')}</h2>
          <ul className={classes.rows}>
            {open.data.map((call) => (
              <OpenRow key={call.id} call={call} onEdit={() => setDialog(call)} />
            ))}
          </ul>
        </section>
      )}
      {past.length > 0 && (
        <section aria-label={t('list.past')}>
          <h2 className={classes.subhead}>{t('list.past')}</h2>
          <ul className={classes.rows}>
            {past.map((call) => (
              <PastRow key={call.id} call={call} />
            ))}
          </ul>
        </section>
      )}
      {all.hasNextPage && (
        <Button variant="default" loading={all.isFetchingNextPage} onClick={() => void all.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
      {dialog && (
        <CallDialog client={client} call={dialog === 'new' ? null : dialog} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

function OpenRow({ call, onEdit }: { call: Call; onEdit: () => void }) {
  const { t } = useTranslation('calls');
  const { when } = useWhen();
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <div className={classes.when}>
          {when(call)} {call.overdue && <CallState state="overdue" />}
        </div>
        <About call={call} />
        <div className="meta">{t('list.calls', { name: call.responsible.shortName })}</div>
      </div>
      {call.abilities.edit.allowed && (
        <Button size="xs" variant="default" onClick={onEdit}>
          {t('act.edit')}
        </Button>
      )}
    </li>
  );
}

function PastRow({ call }: { call: Call }) {
  const { t } = useTranslation('calls');
  const { when } = useWhen();
  async function reopen() {
    try {
      await callActs.reopen(call.id);
    } catch (cause) {
      tellProblem(cause);
    }
  }
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <div className={classes.when}>
          {when(call)} · {t(call.outcome ? `list.${call.outcome}` : 'list.cancelled')}
        </div>
        <About call={call} />
        {call.note && <div className={classes.note}>{call.note}</div>}
        <div className="meta">
          {call.closedBy?.shortName}, {call.closedAt && <NearText at={call.closedAt} />}
        </div>
      </div>
      {call.abilities.edit.allowed && (
        <Button size="xs" variant="subtle" onClick={() => void reopen()}>
          {t('act.reopen')}
        </Button>
      )}
    </li>
  );
}

function About({ call }: { call: Call }) {
  const about = [call.contact?.name, call.topic].filter(Boolean).join(', ');
  return (
    <>
      {about && <div>{about}</div>}
      {call.state === 'open' && call.phone && <PhoneToCall phone={call.phone} />}
    </>
  );
}
