import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UploadList } from '#web/ui/UploadList.tsx';
import { asUpload, type Item, isUnfinished } from './items.ts';
import { cardOf, isAt } from './place.ts';
import { cancel, dismiss, pause, resume, useQueue, useShownPlaces } from './queue.ts';
import classes from './send.module.css';
import { TransferTotal } from './TransferTotal.tsx';

/** In a corner of every page: files that go to cards which are not on screen. */
export function UploadsDock() {
  const { t } = useTranslation('files');
  const shown = useShownPlaces();
  const items = useQueue().filter(
    ({ place, kind }) => kind !== null && !shown.some((card) => isAt(place, card)),
  );
  const [open, setOpen] = useState(false);
  if (items.length === 0) return null;
  const Chevron = open ? IconChevronDown : IconChevronUp;
  return (
    <section className={`${classes.dock} noPrint`} aria-label={t('dock.title')}>
      <div className={classes.dockHead}>
        <div className={classes.dockMain}>
          <TransferTotal items={items} />
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-expanded={open}
          aria-label={t(open ? 'dock.less' : 'dock.more')}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={18} stroke={1.5} />
        </ActionIcon>
        {!items.some(isUnfinished) && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('dock.close')}
            onClick={() => dismiss(items)}
          >
            <IconX size={18} stroke={1.5} />
          </ActionIcon>
        )}
      </div>
      {(open || items.some((it) => it.state === 'failed')) && (
        <div className={classes.dockList}>
          {byCard(items).map(({ href, here, room }) => (
            <div key={href}>
              <p className={classes.dockCard}>
                <UnstyledButton component="a" href={href} className="meta">
                  {t(`dock.${room}`)}
                </UnstyledButton>
              </p>
              <UploadList
                uploads={here.map(asUpload)}
                onCancel={cancel}
                onRetry={resume}
                onPause={pause}
                onResume={resume}
              />
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function byCard(items: readonly Item[]) {
  const cards = new Map<string, { href: string; room: 'contracts' | 'orders'; here: Item[] }>();
  for (const item of items) {
    const { room, id } = cardOf(item.place);
    const href = `/${room}/${id}`;
    const card = cards.get(href) ?? { href, room, here: [] };
    card.here.push(item);
    cards.set(href, card);
  }
  return [...cards.values()];
}
