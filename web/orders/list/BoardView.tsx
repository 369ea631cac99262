import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { CorrectedNote } from '#web/search/public.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { BoardCard } from './BoardCard.tsx';
import { type OrdersSearch, ordersHref } from './filters.ts';
import { NoOrders } from './NoOrders.tsx';
import classes from './orders.module.css';
import { boardQuery, ordersQuery } from './orders.queries.ts';

interface BoardViewProps {
  search: OrdersSearch;
  onChange: (part: Partial<OrdersSearch>) => void;
}

/** The same orders by step. A card does not move by hand: an order goes on through its card, where the gate is. */
export function BoardView({ search, onChange }: BoardViewProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const board = useQuery(boardQuery(search));
  // The board does not tell what it corrected; the list of the same filter does.
  const asked = useInfiniteQuery({ ...ordersQuery(search, 1), enabled: search.search !== undefined });
  const corrected = search.search ? asked.data?.pages[0]?.corrected : null;

  if (board.isPending) return <SkeletonRows />;
  if (board.isError) {
    return (
      <Section flush>
        <ErrorState {...failureOf(board.error)} onRetry={() => void board.refetch()} />
      </Section>
    );
  }
  const columns = board.data.filter((column) => !search.step || column.step === search.step);
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
      {/* A scrolling region must take focus, or the keyboard cannot scroll it. */}
      <section className={classes.board} aria-label={t('list.board.label')} tabIndex={0}>
        {columns.map((column, i) => (
          <section key={column.step} className={classes.column} aria-label={format.say(column.title)}>
            <h2 className={classes.columnTitle}>
              {board.data.indexOf(column) + 1}. {format.say(column.title)}
              <span className={classes.columnCount}>
                {column.items.length}
                {column.more && '+'}
              </span>
            </h2>
            <ul className={classes.cards} data-column={i}>
              {column.items.map((row) => (
                <li key={row.id}>
                  <BoardCard row={row} />
                </li>
              ))}
            </ul>
            {column.items.length === 0 && <p className={classes.columnEmpty}>{t('list.board.empty')}</p>}
            {column.more && (
              <a
                className={classes.columnMore}
                href={ordersHref({ ...search, view: undefined, step: column.step })}
              >
                {t('list.board.more')}
              </a>
            )}
          </section>
        ))}
      </section>
    </>
  );
}
