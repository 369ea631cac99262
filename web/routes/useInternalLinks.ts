import { useEffect, useRef } from 'react';

/**
 * Plain `<a href="/orders/17">` anywhere becomes a page change without a reload, so primitives need to know no
 * router. Everything a browser does with links by itself (new tab, download, middle click) stays.
 */
export function useInternalLinks(go: (href: string) => void): void {
  const latest = useRef(go);
  latest.current = go;

  useEffect(() => {
    function onClick(event: MouseEvent) {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link?.href || link.target || link.hasAttribute('download')) return;
      const url = new URL(link.href);
      if (url.origin !== window.location.origin || url.pathname.startsWith('/api/')) return;
      if (link.getAttribute('href')?.startsWith('#')) return;
      event.preventDefault();
      latest.current(url.pathname + url.search + url.hash);
    }
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
}
