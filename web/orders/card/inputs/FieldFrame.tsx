import type { FormEvent, ReactNode } from 'react';
import type { Requirement, Value } from '../order.queries.ts';
import { FieldConflict } from './FieldConflict.tsx';
import { useFieldCommit } from './useFieldCommit.ts';

interface FieldFrameProps {
  requirement: Requirement;
  /** What was typed so far, for a draft. */
  onType?: (text: string) => void;
  children: (commit: (value: Value | null) => Promise<void>) => ReactNode;
}

/** Around every editable field: remembers which value the person saw, and words a clash with somebody else's. */
export function FieldFrame({ requirement, onType, children }: FieldFrameProps) {
  const { commit, begin, end, conflict, keepTheirs, writeMine, round } = useFieldCommit(requirement);
  return (
    <div
      key={round}
      onInputCapture={(event: FormEvent<HTMLDivElement>) => {
        begin();
        if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) {
          onType?.(event.target.value);
        }
      }}
      onBlurCapture={end}
    >
      {children(commit)}
      {conflict && (
        <FieldConflict
          requirement={requirement}
          conflict={conflict}
          onKeep={keepTheirs}
          onWrite={writeMine}
        />
      )}
    </div>
  );
}
