import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlainDate } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { InlineDate } from '#web/ui/inline/InlineDate.tsx';
import { useOrderHere } from '../OrderContext.ts';
import { requirementOf } from '../useOrderActs.ts';
import { FieldFrame } from './FieldFrame.tsx';
import classes from './inputs.module.css';
import type { RequirementProps } from './RequirementInput.tsx';
import { TermInput } from './TermInput.tsx';
import { useLabel } from './useLabel.ts';
import { ValueShown } from './ValueShown.tsx';

/** A day, or a term counted from another date of the order: «3 года» → «до 01.10.2029». */
export function UntilInput(props: RequirementProps) {
  const { requirement } = props;
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { order } = useOrderHere();
  const { label, id, required } = useLabel(props);
  const value = requirement.value === null ? null : String(requirement.value);
  const [asDate, setAsDate] = useState(value !== null && isPlainDate(value));
  const until = requirement.until ? t('card.until.until', { date: format.date(requirement.until) }) : null;

  if (!requirement.fill.allowed) {
    return (
      <ValueShown {...props}>
        {requirement.display && [requirement.display, until].filter(Boolean).join(', ')}
      </ValueShown>
    );
  }

  const from = requirement.countedFrom ? requirementOf(order, requirement.countedFrom) : undefined;
  const waits = from && from.value === null ? t('card.until.needs', { label: format.say(from.title) }) : null;
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label={t('card.until.how')}
      value={asDate ? 'date' : 'term'}
      onChange={(next) => setAsDate(next === 'date')}
      data={[
        { value: 'term', label: t('card.until.term') },
        { value: 'date', label: t('card.until.date') },
      ]}
    />
  );
  return (
    <div className={classes.stack}>
      <FieldFrame requirement={requirement}>
        {(commit) =>
          asDate ? (
            <InlineDate
              id={id}
              label={label}
              required={required}
              value={value !== null && isPlainDate(value) ? value : null}
              onCommit={commit}
            />
          ) : (
            <TermInput id={id} label={label} required={required} value={value} onCommit={commit} />
          )
        }
      </FieldFrame>
      <div className={classes.untilFoot}>
        {choice}
        <span className="meta tabular">{!asDate && (until ?? waits)}</span>
      </div>
    </div>
  );
}
