import { useTranslation } from 'react-i18next';
import { ExpertChooser } from './ExpertChooser.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import { InlineError } from './InlineError.tsx';
import type { RequirementProps } from './RequirementInput.tsx';
import { useLabel } from './useLabel.ts';
import { ValueShown } from './ValueShown.tsx';

/** A person of the order. What the signer fills stands in the resolution box; here it is only read. */
export function EmployeeInput(props: RequirementProps) {
  const { requirement, step } = props;
  const { t } = useTranslation('orders');
  const label = useLabel(props);
  if (requirement.bySigner && step.abilities.give.allowed) {
    return <ValueShown {...props}>{requirement.display ?? t('card.field.inResolution')}</ValueShown>;
  }
  if (!requirement.fill.allowed) return <ValueShown {...props} />;
  return (
    <FieldFrame requirement={requirement}>
      {(commit) => (
        <InlineError>
          {(attempt, error) => (
            <ExpertChooser
              {...label}
              error={error}
              firstFrom={requirement.firstFrom}
              value={
                requirement.value === null
                  ? null
                  : { id: requirement.value, label: requirement.display ?? String(requirement.value) }
              }
              onChange={(chosen) => attempt(() => commit(chosen === null ? null : Number(chosen.id)))}
            />
          )}
        </InlineError>
      )}
    </FieldFrame>
  );
}
