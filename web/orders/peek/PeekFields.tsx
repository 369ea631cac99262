import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RequirementInput, type RequirementProps } from '../card/inputs/RequirementInput.tsx';
import type { Order, Step } from '../card/order.queries.ts';
import classes from './peek.module.css';

/**
 * What this step still waits for and the reader may fill, wherever it stands. A field that is filled stays where it
 * was typed into.
 */
export function useFieldsToFill(order: Order, step: Step): RequirementProps[] {
  const once = useRef(new Set<string>());
  for (const missing of step.missing) once.current.add(`${missing.step}.${missing.key}`);
  return order.steps.flatMap((at) =>
    at.requirements
      .filter((one) => once.current.has(`${at.key}.${one.key}`) && one.fill.allowed && !one.bySigner)
      .map((requirement) => ({ requirement, step: at })),
  );
}

export function PeekFields({ fields }: { fields: RequirementProps[] }) {
  const { t } = useTranslation('orders');
  if (fields.length === 0) return null;
  return (
    <section aria-label={t('peek.fields')} className={classes.fields}>
      {fields.map((one) => (
        <RequirementInput key={one.requirement.key} {...one} />
      ))}
    </section>
  );
}
