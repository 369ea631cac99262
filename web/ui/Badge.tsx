import type { ReactNode } from 'react';
import classes from './Badge.module.css';

export type Tone = 'info' | 'warn' | 'ok' | 'danger' | 'neutral' | 'returned';

/** A word with a shape on a quiet ground. The shape carries the meaning in grayscale, the colour only helps. */
export function Badge({ tone, shape, children }: { tone: Tone; shape?: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {shape}
      <span className={classes.word}>{children}</span>
    </span>
  );
}
