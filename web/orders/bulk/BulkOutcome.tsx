import { CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './bulk.module.css';
import { type Outcome, showOutcome, useOutcome } from './bulkActs.ts';

type Left = Outcome['leftOut'][number];

/** «Изменено 5. Не изменены 3», each with the reason and a link to the place that waits; it stays until it is closed. */
export function BulkOutcome() {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const outcome = useOutcome();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (outcome?.isNew) heading.current?.focus();
    if (outcome) outcome.isNew = false;
  }, [outcome]);
  if (!outcome) return null;
  const { done, leftOut } = outcome;
  return (
    <section className={classes.outcome} aria-label={t('bulk.left', { count: leftOut.length })}>
      <div className={classes.title}>
        <h2 ref={heading} tabIndex={-1}>
          {t('bulk.left', { count: leftOut.length })}
        </h2>
        <span className="meta">{done > 0 ? t('bulk.done', { count: done }) : t('bulk.doneNone')}</span>
        <CloseButton aria-label={common('action.close')} onClick={() => showOutcome(null)} />
      </div>
      <ul className={classes.left}>
        {leftOut.map((one) => (
          <LeftOut key={one.order.id} {...one} />
        ))}
      </ul>
    </section>
  );
}

function LeftOut({ order, reason, missing }: Left) {
  const format = useFormat();
  const href = `/orders/${order.id}`;
  return (
    <li>
      <div className={classes.head}>
        <a className={classes.number} href={href}>
          {order.number}
        </a>{' '}
        {reason}
      </div>
      {missing.length > 0 && (
        <ul className={classes.missing}>
          {missing.map((one) => (
            <li key={`${one.step}.${one.key}`}>
              <a href={`${href}${one.target}`}>{format.say(one.label)}</a>
              {one.awaited.length > 0 && <span className="meta"> {one.awaited.join(', ')}</span>}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
