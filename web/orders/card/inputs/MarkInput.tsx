import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { Stamp } from '#web/ui/Stamp.tsx';
import { useOrderHere } from '../OrderContext.ts';
import classes from './inputs.module.css';
import { LockReason } from './LockReason.tsx';
import type { RequirementProps } from './RequirementInput.tsx';
import { useLabel } from './useLabel.ts';

/** A tick with who set it and when under it. Ticked at once; if the server disagrees it goes back and says why. */
export function MarkInput(props: RequirementProps) {
  const { requirement } = props;
  const { t } = useTranslation('orders');
  const { acts } = useOrderHere();
  const { label, id, required, description } = useLabel(props);
  const [pending, setPending] = useState<boolean | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { allowed } = requirement.fill;
  const on = pending ?? requirement.met;

  async function toggle() {
    if (pending !== null) return;
    setError(null);
    setPending(!requirement.met);
    try {
      await acts.setMark(requirement, !requirement.met);
    } catch (cause) {
      setError(failureOf(cause).why);
    } finally {
      setPending(null);
    }
  }

  return (
    <div className={classes.mark}>
      <Checkbox
        id={id}
        checked={on}
        // Stays in the tab order, so that the reason can be read.
        aria-disabled={!allowed || undefined}
        data-locked={!allowed || undefined}
        onChange={() => (allowed ? void toggle() : undefined)}
        error={error}
        label={
          <>
            {label}
            {required && <span className={classes.star}> *</span>}
            {description && (
              <span className={classes.hint}> {t('card.field.inBrackets', { description })}</span>
            )}
          </>
        }
      />
      <div className={classes.under}>
        {requirement.met && requirement.stamp && pending === null && <Stamp stamp={requirement.stamp} />}
        <LockReason {...props} />
      </div>
    </div>
  );
}
