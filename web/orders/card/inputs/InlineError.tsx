import { type ReactNode, useState } from 'react';
import { failureOf } from '#web/http/errors.ts';

interface InlineErrorProps {
  children: (attempt: (work: () => Promise<void>) => void, error: string | null) => ReactNode;
}

/** Keeps the words of a refused write beside the control that has no place for them of its own. */
export function InlineError({ children }: InlineErrorProps) {
  const [error, setError] = useState<string | null>(null);
  const attempt = (work: () => Promise<void>) => {
    setError(null);
    work().catch((cause) => setError(cause instanceof Error ? cause.message : failureOf(cause).why));
  };
  return <>{children(attempt, error)}</>;
}
