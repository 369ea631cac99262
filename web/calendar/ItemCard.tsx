import { Button, CloseButton, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phoneUri } from '#domain/values/phone.ts';
import { type Call, CallWorkPanel, useCallWork } from '#web/calls/public.ts';
import { failureOf } from '#web/http/errors.ts';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import classes from './Calendar.module.css';
import { CancelEventDialog } from './CancelEventDialog.tsx';
import { type CompanyEvent, callQuery, eventQuery, type Item } from './calendar.queries.ts';
import { useDayWords } from './days.ts';
import { useItemWords } from './itemWords.ts';

interface ItemCardProps {
  item: Item;
  /** The element that was pressed; the focus goes back to it. */
  place: HTMLElement;
  onMove: () => void;
  onEdit: () => void;
  onClose: () => void;
}

/** What stands behind an item: whom to call and by which phone, what was said last, where to go from here. */
export function ItemCard({ item, place, onMove, onEdit, onClose }: ItemCardProps) {
  const { t } = useTranslation('calendar');
  const words = useItemWords()(item);
  const days = useDayWords();
  const [box] = useState(() => place.getBoundingClientRect());
  const [cancelling, setCancelling] = useState<CompanyEvent | null>(null);
  useEffect(() => () => (place.isConnected && place.focus()) || undefined, [place]);
  const last = item.lastOn > item.on ? ` – ${days.slot({ on: item.lastOn, at: null })}` : '';
  if (cancelling) return <CancelEventDialog event={cancelling} onClose={onClose} />;
  return (
    <Popover
      opened
      onChange={(opened) => !opened && onClose()}
      position="right-start"
      width={340}
      trapFocus
      withRoles={false}
      withinPortal
      shadow="md"
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <span
          className={classes.anchor}
          style={{
            left: box.left,
            top: box.top,
            width: Math.min(box.width, window.innerWidth / 2),
            height: Math.min(box.height, 48),
          }}
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={words.title} className={classes.card}>
        <header className={classes.cardHead}>
          <div>
            <div className={classes.cardTitle}>{words.title}</div>
            <div className={classes.cardWhen}>
              {days.slot(item)}
              {last}
              {item.overdue && <span className={classes.overdue}> ! {t('item.overdue')}</span>}
            </div>
          </div>
          <CloseButton aria-label={t('card.close')} onClick={onClose} data-autofocus />
        </header>
        {item.kind === 'calls' && <CallPart item={item} onMove={onMove} onClose={onClose} />}
        {item.kind === 'tasks' && <TaskPart item={item} />}
        {(item.kind === 'deadlines' || item.kind === 'terms') && <OrderPart item={item} />}
        {item.kind === 'absences' && <TextLink href={`/people/${item.link.id}`}>{t('card.person')}</TextLink>}
        {item.kind === 'events' && <EventPart id={item.id} onEdit={onEdit} onCancel={setCancelling} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function CallPart({ item, onMove, onClose }: { item: Item; onMove: () => void; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const call = useQuery(callQuery(item.id));
  const { allowed, reason } = item.abilities.move;
  return (
    <>
      <Line label={t('plan.client')}>
        <TextLink href={`/clients/${item.link.id}`}>{item.title}</TextLink>
      </Line>
      <Line label={t('card.phone')}>
        {item.phone ? (
          <a
            className={classes.phone}
            href={phoneUri({ e164: item.phone.number, extension: item.phone.extension })}
          >
            {item.phone.display}
          </a>
        ) : (
          t('card.noPhone')
        )}
      </Line>
      {item.subtitle && <Line label={t('card.topic')}>{item.subtitle}</Line>}
      {item.person && <Line label={t('card.responsible')}>{item.person.shortName}</Line>}
      {call.data?.lastComment && (
        <Line label={t('card.lastComment')}>
          <span className={classes.comment}>{call.data.lastComment}</span>
        </Line>
      )}
      {call.isPending && <SkeletonRows rows={1} />}
      {call.isError && <div role="alert">{failureOf(call.error).why}</div>}
      {call.data?.state === 'open' && (
        <CallActs
          key={call.data.version}
          call={call.data}
          reason={allowed ? null : reason}
          onMove={onMove}
          onClose={onClose}
        />
      )}
    </>
  );
}

interface CallActsProps {
  call: Call;
  /** Why it may not be changed, if so. */
  reason: string | null;
  onMove: () => void;
  onClose: () => void;
}

/** What came of it, as everywhere; moving by a date and a time, as on the grid. */
function CallActs({ call, reason, onMove, onClose }: CallActsProps) {
  const { t } = useTranslation('calendar');
  const { t: calls } = useTranslation('calls');
  const work = useCallWork(call, onClose);
  if (work.mode !== null) return <CallWorkPanel call={call} work={work} />;
  return (
    <div className={classes.acts}>
      <ReasonedButton reason={reason} onClick={() => work.begin('reached')}>
        {calls('act.reached')}
      </ReasonedButton>
      <ReasonedButton variant="default" reason={reason} onClick={() => work.begin('noAnswer')}>
        {calls('act.noAnswer')}
      </ReasonedButton>
      <ReasonedButton variant="default" reason={reason} onClick={onMove}>
        {t('card.move')}
      </ReasonedButton>
    </div>
  );
}

function OrderPart({ item }: { item: Item }) {
  const { t } = useTranslation('calendar');
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'ru';
  return (
    <>
      <Line label={t('plan.client')}>{item.subtitle}</Line>
      {item.step && (
        <div>{t('item.step', { number: item.step.number, title: item.step.title[language] })}</div>
      )}
      {item.person && <Line label={t('card.manager')}>{item.person.shortName}</Line>}
      <TextLink href={`/orders/${item.link.id}`}>{t('card.order')}</TextLink>
    </>
  );
}

function TaskPart({ item }: { item: Item }) {
  const { t } = useTranslation('calendar');
  return (
    <>
      {item.person && <Line label={t('card.assignee')}>{item.person.shortName}</Line>}
      <TextLink href={`/tasks/${item.link.id}`}>{t('card.task')}</TextLink>
    </>
  );
}

interface EventPartProps {
  id: number;
  onEdit: () => void;
  onCancel: (event: CompanyEvent) => void;
}

function EventPart({ id, onEdit, onCancel }: EventPartProps) {
  const { t } = useTranslation('calendar');
  const event = useQuery(eventQuery(id));
  if (event.isError) return <div role="alert">{failureOf(event.error).why}</div>;
  if (!event.data) return <SkeletonRows rows={2} />;
  const { note, until, departments, createdBy, abilities } = event.data;
  return (
    <>
      {until && <Line label={t('event.until')}>{until}</Line>}
      {note && <p className={classes.eventNote}>{note}</p>}
      <Line label={t('card.for')}>
        {departments.length > 0 ? departments.map(({ name }) => name).join(', ') : t('card.everybody')}
      </Line>
      <Line label={t('card.by')}>{createdBy.shortName}</Line>
      {abilities.edit.allowed && (
        <div className={classes.acts}>
          <Button variant="default" onClick={onEdit}>
            {t('card.edit')}
          </Button>
          <Button variant="default" onClick={() => onCancel(event.data)}>
            {t('card.cancel')}
          </Button>
        </div>
      )}
    </>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <span className={classes.label}>{label}</span>
      <span>{children}</span>
    </div>
  );
}
