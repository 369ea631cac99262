import { InlineMoney } from '#web/ui/inline/InlineMoney.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import type { RequirementProps } from './RequirementInput.tsx';
import { useLabel } from './useLabel.ts';
import { ValueShown } from './ValueShown.tsx';

export function MoneyInput(props: RequirementProps) {
  const { requirement } = props;
  const label = useLabel(props);
  if (!requirement.fill.allowed) return <ValueShown {...props} />;
  return (
    <FieldFrame requirement={requirement}>
      {(commit) => (
        <InlineMoney
          {...label}
          value={requirement.value === null ? null : String(requirement.value)}
          onCommit={commit}
        />
      )}
    </FieldFrame>
  );
}
