import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type List = 'clients' | 'orders';
export type ViewRow = { id: number; list: List; name: string; query: string };

const columns = ['v.id', 'v.list', 'v.name', 'v.query'] as const;

export async function ownViews(reader: Reader, list: List): Promise<ViewRow[]> {
  const rows = await reader.ownViews().where('v.list', '=', list).select(columns).orderBy('v.id').execute();
  return rows.map(asRow);
}

/** One's own view; anybody else's is not there. */
export async function ownView(reader: Reader, id: number): Promise<ViewRow> {
  const row = await reader.ownViews().where('v.id', '=', id).select(columns).executeTakeFirst();
  if (!row) throw notFound();
  return asRow(row);
}

const asRow = ({ list, ...row }: Omit<ViewRow, 'list'> & { list: string }): ViewRow => ({
  ...row,
  list: list === 'orders' ? 'orders' : 'clients',
});
