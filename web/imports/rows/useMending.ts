import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { importActs } from '../importActs.ts';
import { type ImportRow, importQuery, type RowState, rowsQuery } from '../imports.queries.ts';
import { moved } from '../states.ts';
import { whyOf } from '../whyOf.ts';

export interface Mending {
  /** Rows on their way to the server. */
  busy: ReadonlySet<number>;
  /** Politely, what came of the last one. */
  said: string;
  /** Answers how the row was judged; null after a failure. */
  mend: (row: ImportRow, cells: string[], leaveOut: boolean) => Promise<RowState | null>;
  /** What was typed and could not be written. */
  failed: { n: number; at: number | null; text: string; why: string } | null;
  setFailed: (failed: Mending['failed']) => void;
}

/** Corrects rows in their place; one that is judged otherwise than before leaves the list. */
export function useMending(id: number, shown: RowState): Mending {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<ReadonlySet<number>>(new Set());
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState<Mending['failed']>(null);

  async function mend(row: ImportRow, cells: string[], leaveOut: boolean): Promise<RowState | null> {
    const { n } = row;
    setBusy((was) => new Set(was).add(n));
    setFailed(null);
    try {
      const next = await importActs.mend(id, n, cells, leaveOut);
      place(row, next);
      const wasOut = row.state === 'leftOut' && !leaveOut;
      setSaid(t(`rows.said.${wasOut ? 'takenBack' : saidOf(next.state)}`, { n: number(n) }));
      return next.state;
    } catch (cause) {
      const at = row.cells.findIndex((cell, i) => cell !== cells[i]);
      const why = isProblem(cause, 'signed_out') ? '' : whyOf(cause);
      setFailed({ n, at: at < 0 ? null : at, text: cells[at] ?? '', why });
      return null;
    } finally {
      setBusy((was) => new Set([...was].filter((one) => one !== n)));
    }
  }

  function place(row: ImportRow, next: ImportRow): void {
    queries.setQueryData(
      rowsQuery(id, shown).queryKey,
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.flatMap((one) =>
              one.n !== row.n ? [one] : next.state === shown ? [next] : [],
            ),
          })),
        },
    );
    const { queryKey } = importQuery(id);
    queries.setQueryData(
      queryKey,
      (one) => one && { ...one, counts: moved(one.counts, row.state, next.state) },
    );
    // with the counts go the acts: what may be loaded now
    void queries.invalidateQueries({ queryKey, exact: true });
    if (next.state !== shown) queries.removeQueries({ queryKey: rowsQuery(id, next.state).queryKey });
  }

  return { busy, said, mend, failed, setFailed };
}

function saidOf(state: RowState): 'create' | 'update' | 'skip' | 'error' | 'leftOut' | 'other' {
  const known = ['create', 'update', 'skip', 'error', 'leftOut'] as const;
  return known.find((one) => one === state) ?? 'other';
}
