import { AttachFiles } from './AttachFiles.tsx';
import classes from './inputs.module.css';
import { LockReason } from './LockReason.tsx';
import type { RequirementProps } from './RequirementInput.tsx';
import { useLabel } from './useLabel.ts';

/** A document of a kind, met as soon as one is there. */
export function FileInput(props: RequirementProps) {
  const { label, id, required, description } = useLabel(props);
  return (
    <div id={id} tabIndex={-1} className={classes.stack}>
      <div className={classes.fileLabel}>
        {label}
        {required && <span className={classes.star}> *</span>}
      </div>
      {description && <div className="meta">{description}</div>}
      <AttachFiles {...props} />
      <LockReason {...props} />
    </div>
  );
}
