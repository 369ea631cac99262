import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { CorrectedNote } from '#web/search/public.ts';
import { KeyHints } from '#web/table/KeyHints.tsx';
import { useListMemory } from '#web/table/useListMemory.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { PeekFrame } from '../peek/PeekFrame.tsx';
import { usePeek } from '../peek/usePeek.ts';
import { useRecordKeys } from '../peek/usePeekKeys.ts';
import { BoardColumn } from './BoardColumn.tsx';
import { type OrdersSearch, ordersHref } from './filters.ts';
import { NoOrders } from './NoOrders.tsx';
import classes from './orders.module.css';
import { boardQuery, ordersQuery } from './orders.queries.ts';
import { keepTrail } from './trail.ts';
import { useBoardDrag } from './useBoardDrag.ts';
import { useBoardMoves } from './useBoardMoves.ts';

interface BoardViewProps {
  search: OrdersSearch;
  onChange: (part: Partial<OrdersSearch>) => void;
}

/** The same orders by step. Putting a card into another column asks for the act that leads there, through the same gate. */
export function BoardView({ search, onChange }: BoardViewProps) {
  const { t } = useTranslation('orders');
  const board = useQuery(boardQuery(search));
  // The board does not tell what it corrected; the list of the same filter does.
  const asked = useInfiniteQuery({ ...ordersQuery(search, 1), enabled: search.search !== undefined });
  const corrected = search.search ? asked.data?.pages[0]?.corrected : null;
  const columns = (board.data ?? []).filter((column) => !search.step || column.step === search.step);
  const ids = columns.map((column) => column.items.map((row) => row.id));
  const scroller = useRef<HTMLElement>(null);
  const href = ordersHref(search);
  const memory = useListMemory(href, scroller, board.isSuccess);
  const peek = usePeek(ids.flat());
  useRecordKeys(peek, ids);
  const moves = useBoardMoves(peek);
  const drag = useBoardDrag(moves.drop);
  useTrail(href, ids.flat());

  if (board.isPending) return <SkeletonRows />;
  if (board.isError) {
    return (
      <Section flush>
        <ErrorState {...failureOf(board.error)} onRetry={() => void board.refetch()} />
      </Section>
    );
  }
  const nothing = (search.asTyped && corrected) || columns.every((column) => column.items.length === 0);
  if (nothing) {
    return (
      <Section flush>
        <NoOrders search={search} mayAdd={false} />
      </Section>
    );
  }
  return (
    <>
      <CorrectedNote
        typed={search.search}
        corrected={corrected}
        onAsTyped={() => onChange({ asTyped: true })}
      />
      <PeekFrame peek={peek}>
        {/* A scrolling region must take focus, or the keyboard cannot scroll it. */}
        <section ref={scroller} className={classes.board} aria-label={t('list.board.label')} tabIndex={0}>
          {columns.map((column, i) => (
            <BoardColumn
              key={column.step}
              column={column}
              index={i}
              // its place in the process, whichever columns are shown
              number={board.data.indexOf(column) + 1}
              moreHref={ordersHref({ ...search, view: undefined, step: column.step })}
              drag={drag}
              moves={moves}
              visited={memory.visited}
              peek={peek}
              onVisit={memory.remember}
            />
          ))}
        </section>
      </PeekFrame>
      <div className={classes.under}>
        <span className="meta">{t('list.board.hint')}</span>
        <KeyHints peek />
      </div>
    </>
  );
}

/** A card opened from the board goes on to its neighbours column by column, and back to this board. */
function useTrail(href: string, ids: number[]): void {
  const joined = ids.join();
  useEffect(() => {
    if (joined !== '') keepTrail({ href, ids: joined.split(',').map(Number) });
  }, [href, joined]);
}
