import { Button } from '@mantine/core';
import { type Ref, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './MissingList.module.css';
import { ShapeIcon } from './shapes.tsx';

export interface MissingItem {
  key: string;
  /** `fill` is ours to do; `person` is somebody to wait for. */
  group: 'fill' | 'person';
  /** «Укажите № платёжного поручения» or «Резолюция: Кузнецова Ольга Викторовна» */
  text: string;
  note?: string;
  since?: string | null;
  /** Where the field is: a link within the product, or a click that focuses it. */
  href?: string;
  onGo?: () => void;
  onRemind?: () => Promise<unknown>;
  /** Who reminded of it last, and when: too early for another. */
  reminded?: string;
}

interface MissingListProps {
  items: MissingItem[];
  total: number;
  /** The gate has just refused: another heading, and focus should go to it. */
  refused?: boolean;
  headingRef?: Ref<HTMLHeadingElement>;
}

/** «Чтобы перейти дальше, осталось 2 из 4», then everything at once in two groups. */
export function MissingList({ items, total, refused = false, headingRef }: MissingListProps) {
  const { t } = useTranslation('common');
  const count = items.length;
  const heading =
    count === 0
      ? t('missing.nothing')
      : refused
        ? t('missing.refused', { count })
        : t('missing.heading', { count, total });
  return (
    <div
      className={classes.panel}
      role="status"
      data-tone={count === 0 ? 'done' : refused ? 'refused' : 'open'}
    >
      <h3 ref={headingRef} tabIndex={-1} className={classes.heading}>
        {heading}
      </h3>
      <Group title={t('missing.fill')} items={items.filter((i) => i.group === 'fill')} />
      <Group title={t('missing.wait')} items={items.filter((i) => i.group === 'person')} />
    </div>
  );
}

function Group({ title, items }: { title: string; items: MissingItem[] }) {
  const id = useId();
  if (items.length === 0) return null;
  return (
    <>
      <div id={id} className={classes.group}>
        {title}
      </div>
      <ul className={classes.list} aria-labelledby={id}>
        {items.map((item) => (
          <Item key={item.key} item={item} />
        ))}
      </ul>
    </>
  );
}

function Item({ item }: { item: MissingItem }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const place = item.since ? t('missing.since', { date: format.dateTime(item.since) }) : null;
  return (
    <li className={classes.item}>
      <span className={classes.shape} data-group={item.group}>
        <ShapeIcon shape={item.group === 'fill' ? 'ring' : 'clock'} />
      </span>
      <span className={classes.text}>
        {item.href ? (
          <a className={classes.link} href={item.href}>
            {item.text}
          </a>
        ) : item.onGo ? (
          <button type="button" className={classes.link} onClick={item.onGo}>
            {item.text}
          </button>
        ) : (
          item.text
        )}
        {(item.note || place) && (
          <span className={classes.note}>{[item.note, place].filter(Boolean).join(', ')}</span>
        )}
        {item.reminded && <span className={classes.note}>{item.reminded}</span>}
      </span>
      {item.onRemind && <Remind what={item.text} onRemind={item.onRemind} />}
    </li>
  );
}

/** Says in words which of the list it reminds of: there are several such buttons. */
function Remind({ what, onRemind }: { what: string; onRemind: () => Promise<unknown> }) {
  const { t } = useTranslation('common');
  const [busy, setBusy] = useState(false);
  return (
    <Button
      size="xs"
      variant="default"
      className={classes.remind}
      aria-label={t('missing.remindOf', { what })}
      loading={busy}
      onClick={() => {
        setBusy(true);
        void onRemind().finally(() => setBusy(false));
      }}
    >
      {t('action.remind')}
    </Button>
  );
}
