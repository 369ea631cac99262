import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { deskRoutes } from '#api/desk.ts';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Section } from '#web/ui/Section.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { CallState } from './CallState.tsx';
import classes from './calls.module.css';
import { PhoneToCall } from './PhoneToCall.tsx';
import { useWhen } from './useWhen.ts';

type Home = z.output<typeof deskRoutes.home.response>;

/** «Звонки сегодня» of the home page: overdue on top. */
export function CallsToday({ calls }: { calls: NonNullable<Home['calls']> }) {
  const { t } = useTranslation('calls');
  const { when } = useWhen();
  if (calls.items.length === 0) return <Nothing title={t('home.title')}>{t('home.nothing')}</Nothing>;
  return (
    <Section
      title={t('home.title')}
      count={calls.more ? undefined : calls.items.length}
      flush
      actions={
        calls.items.some((call) => call.overdue) && (
          <Button component="a" href="/calls/overdue" size="xs" variant="default">
            {t('home.walk')}
          </Button>
        )
      }
    >
      <ul className={classes.rows}>
        {calls.items.map((call) => (
          <li key={call.id} className={classes.homeRow}>
            <span className={classes.homeWhen}>
              {call.overdue ? <CallState state="overdue" /> : when(call)}
            </span>
            <span className={classes.what}>
              <a className={classes.client} href={`/clients/${call.client.id}`}>
                {call.client.name}
              </a>
              <span className="meta">
                {[call.overdue && when(call), call.contact?.name, call.topic].filter(Boolean).join(', ')}
              </span>
            </span>
            {call.phone && <PhoneToCall phone={call.phone} />}
          </li>
        ))}
        {calls.more && <li className={classes.moreCalls}>{t('home.more')}</li>}
      </ul>
    </Section>
  );
}

/** «Забытые клиенты: есть», counted to 99. */
export function ForgottenClients({ forgotten }: { forgotten: NonNullable<Home['forgotten']> }) {
  const { t } = useTranslation('calls');
  if (forgotten.count === 0) return <Nothing title={t('home.forgotten')}>{t('home.forgottenNone')}</Nothing>;
  const count = forgotten.more ? `${forgotten.count}+` : String(forgotten.count);
  return (
    <p className={classes.nothing}>
      <ShapeIcon shape="ring" />
      <span>
        <TextLink href={`/clients?${new URLSearchParams(forgotten.query)}`}>
          {t('home.forgottenSome', { n: count })}
        </TextLink>{' '}
        <span>{t('home.forgottenWhy')}</span>
      </span>
    </p>
  );
}
