import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and sums stand right. */
  align?: 'left' | 'right';
  /** Takes the spare width and is cut with an ellipsis; the others keep to their text, unwrapped. */
  grow?: boolean;
  /** CSS width, rarely needed. */
  width?: string;
  sortable?: boolean;
  /** Nothing to tell of this row: a card leaves it out, a table keeps its dash. */
  empty?: (row: Row) => boolean;
  /** Its place in a two-line card under 768 px. The first column is the title unless told otherwise. */
  card?: 'title' | 'side' | 'line' | 'hidden';
}

export interface Sort {
  key: string;
  descending: boolean;
}

/** One page of a keyset list, as the API gives it. */
export interface ListPage<Row> {
  items: Row[];
  next: string | null;
}

/** The pages of an infinite query as one list. */
export function rowsOf<Row>(data: { pages: ListPage<Row>[] } | undefined): Row[] {
  return data?.pages.flatMap((page) => page.items) ?? [];
}

/** Rows to ask for at once. What is searched for stands among the first, and each letter typed asks anew. */
export const pageSize = (search: string | undefined): number => (search ? 25 : 50);

/** `getNextPageParam` of every infinite list. */
export function nextCursor<Row>(page: ListPage<Row>): string | undefined {
  return page.next ?? undefined;
}
