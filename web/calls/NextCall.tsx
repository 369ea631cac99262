import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPhone, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useMe } from '#web/session/public.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { offerUndo } from '#web/ui/undo.tsx';
import { CallDialog, type CallDialogProps } from './CallDialog.tsx';
import { CallState } from './CallState.tsx';
import { CallWorkPanel } from './CallWorkPanel.tsx';
import classes from './calls.module.css';
import { type Call, callActs, openCallsQuery } from './calls.queries.ts';
import { PhoneToCall } from './PhoneToCall.tsx';
import { useCallWork } from './useCallWork.ts';
import { useWhen } from './useWhen.ts';

/** Whose calls these are; contacts come from the card. */
export type CalledClient = CallDialogProps['client'] & { archived: boolean };

/** «Следующий контакт» of W3: the nearest call, its outcome and the next one without leaving the card. */
export function NextCall({ client }: { client: CalledClient }) {
  const { t } = useTranslation('calls');
  const open = useQuery(openCallsQuery(client.id));
  const mayPlan = useMe().abilities.planCall && !client.archived;
  const [planning, setPlanning] = useState(false);
  const [first, ...others] = open.data ?? [];
  if (open.isPending) return <Section title={t('next.title')}>{<div className={classes.waiting} />}</Section>;
  return (
    <Section
      title={t('next.title')}
      actions={
        first &&
        mayPlan && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={2} />}
            onClick={() => setPlanning(true)}
          >
            {t('next.another')}
          </Button>
        )
      }
    >
      {open.isError && !open.data && (
        <ErrorState {...failureOf(open.error)} onRetry={() => void open.refetch()} />
      )}
      {first && <Nearest key={`${first.id}.${first.version}`} call={first} client={client} />}
      {others.length > 0 && (
        <a className={classes.others} href={`/clients/${client.id}?tab=calls`}>
          {t('next.others', { count: others.length })}
        </a>
      )}
      {open.data && !first && (
        <div className={classes.line}>
          <span className="muted">{t(client.archived ? 'next.archived' : 'next.none')}</span>
          {mayPlan && (
            <Button leftSection={<IconPhone size={16} stroke={1.5} />} onClick={() => setPlanning(true)}>
              {t('next.plan')}
            </Button>
          )}
        </div>
      )}
      {planning && <CallDialog client={client} call={null} onClose={() => setPlanning(false)} />}
    </Section>
  );
}

function Nearest({ call, client }: { call: Call; client: CalledClient }) {
  const { when } = useWhen();
  const { t } = useTranslation('calls');
  const work = useCallWork(call, () => {});
  const [editing, setEditing] = useState(false);
  const about = [call.contact?.name, call.topic].filter(Boolean).join(', ');

  async function cancel() {
    try {
      await callActs.cancel(call.id);
      offerUndo(t('told.cancelled'), () => callActs.reopen(call.id).then(() => {}));
    } catch (cause) {
      tellProblem(cause);
    }
  }

  return (
    <div className={classes.nearest}>
      <div className={classes.line}>
        <div className={classes.what}>
          <div className={classes.when}>
            <IconPhone size={16} stroke={1.5} aria-hidden="true" />
            <span>
              {t('call')}: {when(call)}
            </span>
            {call.overdue && <CallState state="overdue" />}
          </div>
          {about && <div>{about}</div>}
          {call.phone && <PhoneToCall phone={call.phone} />}
          <div className="meta">{t('list.calls', { name: call.responsible.shortName })}</div>
        </div>
        {work.mode === null && (
          <div className={classes.acts}>
            <CallWorkPanel call={call} work={work} />
            {call.abilities.edit.allowed && (
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon variant="default" size="var(--vz-control)" aria-label={t('act.more')}>
                    <IconDots size={18} stroke={1.5} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => setEditing(true)}>{t('act.edit')}</Menu.Item>
                  <Menu.Item onClick={() => void cancel()}>{t('act.cancel')}</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </div>
        )}
      </div>
      {work.mode !== null && <CallWorkPanel call={call} work={work} />}
      {editing && <CallDialog client={client} call={call} onClose={() => setEditing(false)} />}
    </div>
  );
}
