import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';

/** Which document is open stands in the address, so that a link to it can be sent; the page under it stays. */
export function useOpenDocument() {
  const { document: id } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { pathname, searchStr } = useLocation();

  function hrefOf(document: number | undefined): string {
    const search = new URLSearchParams(searchStr);
    if (document === undefined) search.delete('document');
    else search.set('document', String(document));
    return search.size > 0 ? `${pathname}?${search}` : pathname;
  }
  // one step back leads to the page, however many were looked at
  const go = (document: number | undefined) =>
    void navigate({ href: hrefOf(document), replace: true, resetScroll: false });

  return {
    id,
    hrefOf,
    open: go,
    close() {
      const link = window.document.querySelector<HTMLElement>(`[data-document="${id}"]`);
      go(undefined);
      // the dialog holds the focus until it is gone
      setTimeout(() => link?.focus());
    },
  };
}
