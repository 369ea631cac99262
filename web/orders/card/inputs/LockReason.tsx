import { ShapeIcon } from '#web/ui/shapes.tsx';
import { useOrderHere } from '../OrderContext.ts';
import { ownReason } from '../sharedReason.ts';
import classes from './inputs.module.css';
import type { RequirementProps } from './RequirementInput.tsx';

/** Why this one is closed, unless the whole step is closed for the same reason: that is said once above. */
export function LockReason({ requirement, step }: RequirementProps) {
  const { order } = useOrderHere();
  const reason = ownReason(requirement, step, order);
  if (!reason) return null;
  return (
    <div className={classes.reason}>
      <ShapeIcon shape="lock" />
      <span>{reason}</span>
    </div>
  );
}
