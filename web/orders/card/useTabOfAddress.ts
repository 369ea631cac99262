import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** Which part of the card a narrow screen shows: the one that the address speaks of, until another is chosen. */
export function useTabOfAddress() {
  const hash = useRouterState({ select: (state) => state.location.hash });
  const [tab, setTab] = useState('step');
  useEffect(() => {
    if (hash.startsWith('document-')) setTab('documents');
    if (hash === 'feed') setTab('feed');
  }, [hash]);
  return [tab, setTab] as const;
}
