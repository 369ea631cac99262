import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { Badge } from '#web/ui/Badge.tsx';
import { NearText } from '#web/ui/DateText.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import classes from './me.module.css';
import { endSession, type Session, sessionsQuery } from './me.queries.ts';

export function SessionsSection() {
  const { t } = useTranslation('me');
  const sessions = useQuery(sessionsQuery);
  return (
    <Section title={t('sessions.title')} count={sessions.data?.length} flush>
      {sessions.error ? (
        <ErrorState {...failureOf(sessions.error)} onRetry={() => void sessions.refetch()} />
      ) : sessions.data ? (
        <ul className={classes.rows}>
          {sessions.data.map((one) => (
            <SessionRow key={one.id} session={one} />
          ))}
        </ul>
      ) : (
        <SkeletonText />
      )}
    </Section>
  );
}

function SessionRow({ session }: { session: Session }) {
  const { t } = useTranslation('me');
  const ending = useMutation({ mutationFn: () => endSession(session.id), onError: tellProblem });
  const device = session.device ?? t('sessions.unknownDevice');
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <div>
          {device} {session.current && <Badge tone="info">{t('sessions.current')}</Badge>}
        </div>
        <div className="meta">
          {t('sessions.lastUsed')} <NearText at={session.lastUsedAt} />
          {session.address && ` · ${session.address}`}
        </div>
      </div>
      {!session.current && (
        <Button
          size="xs"
          variant="default"
          loading={ending.isPending}
          aria-label={t('sessions.endOne', { device })}
          onClick={() => ending.mutate()}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
