import { InlineDate } from '#web/ui/inline/InlineDate.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import type { RequirementProps } from './RequirementInput.tsx';
import { useLabel } from './useLabel.ts';
import { ValueShown } from './ValueShown.tsx';

export function DateInput(props: RequirementProps) {
  const { requirement } = props;
  const label = useLabel(props);
  if (!requirement.fill.allowed) return <ValueShown {...props} />;
  return (
    <FieldFrame requirement={requirement}>
      {(commit) => (
        <InlineDate
          {...label}
          value={requirement.value === null ? null : String(requirement.value)}
          onCommit={commit}
        />
      )}
    </FieldFrame>
  );
}
