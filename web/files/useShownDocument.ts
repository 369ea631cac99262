import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** The address may name one document of the list: it is brought into view and stands out. */
export function useShownDocument(id: number) {
  const hash = useRouterState({ select: (state) => state.location.hash });
  const row = useRef<HTMLLIElement>(null);
  const isShown = hash === `document-${id}`;
  useEffect(() => {
    if (isShown) row.current?.scrollIntoView({ block: 'center' });
  }, [isShown]);
  return { row, isShown };
}
