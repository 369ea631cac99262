import type { ReactNode } from 'react';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ReadOnlyField } from '#web/ui/inline/ReadOnlyField.tsx';
import classes from './inputs.module.css';
import { LockReason } from './LockReason.tsx';
import type { RequirementProps } from './RequirementInput.tsx';

/** A value that may not be edited now: as text, with the reason beside it. */
export function ValueShown({ requirement, step, children }: RequirementProps & { children?: ReactNode }) {
  const format = useFormat();
  return (
    <div className={classes.shown} id={fieldIdOf(requirement.key)} tabIndex={-1}>
      <ReadOnlyField label={format.say(requirement.title)}>{children ?? requirement.display}</ReadOnlyField>
      <LockReason requirement={requirement} step={step} />
    </div>
  );
}

/** The id a requirement's control has on the page: links of «осталось N» lead to it. */
export const fieldIdOf = (key: string): string => `field-${key}`;
