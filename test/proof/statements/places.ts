import type { Name } from '#test/world.ts';

/** Who may read it: the administrator's pages are his. */
export const askedBy = (shape: string): Name =>
  /^\/(journal|company\/|company-document-bin|company-documents\/:id\/acknowledgements|news\/:id\/acknowledgements|document-templates\/:id\/content|visibility-group|access-explanations|work-years|employees\/:id\/hand-over|process-definitions)/.test(
    shape,
  )
    ? 'admin'
    : 'manager';

type Around = {
  order: { id: number; contractId: number };
  people: { expert: number; manager: number; colleague: number };
};

/** The address of a route that reads: ids in the places of its parameters, and what it must be asked with. */
export function urlOf(
  shape: string,
  ids: readonly [RegExp, string | number][],
  { order, people }: Around,
): string {
  const path = ids.reduce((text, [what, id]) => text.replace(what, `/$1/${id}`), shape);
  const queries: Record<string, string> = {
    '/search': '?q=ромашка',
    '/client-duplicates': '?name=ромашка&inn=7707083893&phones=84951234567&emails=a@example.org',
    '/absence-plan': '?year=2026',
    '/saved-views': '?list=clients',
    '/access-explanations': `?type=order&id=${order.id}&employeeId=${people.expert}`,
    '/visibility-group-preview': `?memberIds=${people.manager},${people.colleague}`,
    '/document-bin': `?orderId=${order.id}`,
    '/uploads': `?contractId=${order.contractId}`,
    '/document-templates/3/values': `?orderId=${order.id}`,
    '/calendar': '?from=2026-11-01&to=2026-12-31&who=department',
  };
  return encodeURI(`${path}${queries[path] ?? ''}`);
}

/** Lists and the one search, asked in each of the ways in which they read what was typed. */
export const searches = [
  '/clients?search=ромашка',
  '/clients?search=hjvfirf',
  '/clients?search=ромошка',
  '/clients?search=нетникого',
  '/contracts?search=рм-1',
  '/contracts?search=hv-1',
  '/orders?search=ромашка',
  '/order-counts?views=step=payment|search=ромашка|awaitsDepartment=accounting',
  '/search?q=hjvfirf',
  '/search?q=ромошка',
  '/search?q=текст',
  '/search?q=ntrcn',
  '/search?q=котов',
  '/employees?search=беоов',
];
