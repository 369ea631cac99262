import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Missing } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { SaveStatus } from '#web/ui/SaveStatus.tsx';
import { Section } from '#web/ui/Section.tsx';
import { StepStateBadge } from '#web/ui/StepState.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { ChangedSinceReturn } from './ChangedSinceReturn.tsx';
import { focusField } from './focusField.ts';
import { RequirementInput } from './inputs/RequirementInput.tsx';
import { useOrderHere } from './OrderContext.ts';
import { useTerm } from './OrderLadder.tsx';
import type { Step } from './order.queries.ts';
import { ResolutionBox } from './ResolutionBox.tsx';
import { Returned } from './Returned.tsx';
import { StepMissing } from './StepMissing.tsx';
import classes from './StepPanel.module.css';
import { StepSignatures } from './StepSignatures.tsx';
import { isForItsFillers, isFrozen, sharedReason } from './sharedReason.ts';

/** One step: what is left, the requirements in any order, then the signature. */
export function StepPanel({ step, field }: { step: Step; field: string | undefined }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { order, save, goTo } = useOrderHere();
  const term = useTerm()(step);
  // What the gate has just named; the heading then takes the focus.
  const [refused, setRefused] = useState<Missing[] | null>(null);
  const focused = useRef<string | null>(null);

  useEffect(() => {
    if (!field || focused.current === field) return;
    focused.current = field;
    focusField(field);
  }, [field]);

  const closed = useClosedWords(step);
  const open = step.key === order.currentStep && !isFrozen(order);
  return (
    <Section
      title={format.say(step.title)}
      actions={
        <span className={classes.aside}>
          {term && !isFrozen(order) && (
            <span className={classes.term} data-overdue={step.overdueDays > 0 || undefined}>
              {step.overdueDays > 0 && <ShapeIcon shape="alert" />}
              {term}
            </span>
          )}
          <StepStateBadge state={step.state} />
        </span>
      }
    >
      <div className={classes.step}>
        {step.returned && open && <Returned step={step} />}
        {(open || refused) && <StepMissing step={step} refused={refused} onDone={() => setRefused(null)} />}
        {open && step.abilities.give.allowed && <ChangedSinceReturn step={step} />}
        {closed && (
          <p className={classes.closed}>
            <ShapeIcon shape="lock" />
            <span>{closed}</span>
          </p>
        )}
        <div className={classes.fields}>
          {step.requirements.map((requirement) => (
            <RequirementInput key={requirement.key} requirement={requirement} step={step} />
          ))}
          {step.requirements.length === 0 && <p className="muted">{t('card.step.nothingToSee')}</p>}
        </div>
        <StepSignatures step={step} />
        <div className={classes.foot}>
          <SaveStatus state={save} />
          <ResolutionBox step={step} onRefused={setRefused} onReturned={(to) => goTo(to.number)} />
        </div>
      </div>
    </Section>
  );
}

/** One sentence for the whole step: frozen with the order, or somebody else's to fill, or not open yet. */
function useClosedWords(step: Step): string | null {
  const { t } = useTranslation('orders');
  const { order } = useOrderHere();
  if (order.archivedAt) return t('card.step.archived');
  if (order.status === 'refused') return t('card.step.frozen');
  const reason = sharedReason(step);
  if (!reason || !isForItsFillers(reason, step)) return reason;
  // Of a passed step it no longer matters who fills it: the signature below says all.
  return step.state === 'resolved' ? null : t('card.step.filledBy', { who: step.fillers.join(', ') });
}
