import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Peek } from '../peek/usePeek.ts';
import { BoardCard } from './BoardCard.tsx';
import classes from './orders.module.css';
import type { BoardColumn as Column } from './orders.queries.ts';
import type { BoardDrag } from './useBoardDrag.ts';
import type { BoardMoves } from './useBoardMoves.ts';

interface BoardColumnProps {
  column: Column;
  /** Among those shown: by it the keys go from column to column. */
  index: number;
  number: number;
  /** The list of all that stands there. */
  moreHref: string;
  drag: BoardDrag;
  moves: BoardMoves;
  visited: string | null;
  peek: Peek;
  onVisit: (key: string) => void;
}

/** The orders at one step, and a place to drop others. */
export function BoardColumn(props: BoardColumnProps) {
  const { column, index, number, moreHref, drag, moves, visited, peek, onVisit } = props;
  const { t } = useTranslation('orders');
  const format = useFormat();
  return (
    <section
      className={classes.column}
      aria-label={format.say(column.title)}
      data-over={drag.over === column.step || undefined}
      {...drag.column(column.step)}
    >
      <h2 className={classes.columnTitle}>
        {number}. {format.say(column.title)}
        <span className={classes.columnCount}>
          {column.items.length}
          {column.more && '+'}
        </span>
      </h2>
      <ul className={classes.cards} data-column={index}>
        {column.items.map((row) => (
          <li key={row.id}>
            <BoardCard
              row={row}
              column={column.step}
              drag={drag}
              moves={moves}
              visited={visited === String(row.id)}
              peeked={peek.shown?.id === row.id}
              onPeek={() => peek.open(row.id)}
              onVisit={() => onVisit(String(row.id))}
            />
          </li>
        ))}
      </ul>
      {column.items.length === 0 && <p className={classes.columnEmpty}>{t('list.board.empty')}</p>}
      {column.more && (
        <a className={classes.columnMore} href={moreHref}>
          {t('list.board.more')}
        </a>
      )}
    </section>
  );
}
