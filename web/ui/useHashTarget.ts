import { useIsFetching } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';

/**
 * Goes to the part of the page that the address names after `#`: when it is opened, and again when the parts above it have
 * come and moved it.
 */
export function useHashTarget(): void {
  const { hash } = useLocation();
  const settled = useIsFetching() === 0;
  useEffect(() => {
    if (hash === '' || !settled) return;
    const target = document.getElementById(hash);
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'start' });
  }, [hash, settled]);
}
