import { useTranslation } from 'react-i18next';
import { Money } from '#web/ui/Money.tsx';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import { BoardCardMenu } from './BoardCardMenu.tsx';
import { Stands } from './columns.tsx';
import classes from './orders.module.css';
import type { OrderRow } from './orders.queries.ts';
import type { BoardDrag } from './useBoardDrag.ts';
import type { BoardMoves } from './useBoardMoves.ts';

interface BoardCardProps {
  row: OrderRow;
  column: string;
  drag: BoardDrag;
  moves: BoardMoves;
  visited: boolean;
  peeked: boolean;
  onPeek: () => void;
  onVisit: () => void;
}

export function BoardCard({ row, column, drag, moves, visited, peeked, onPeek, onVisit }: BoardCardProps) {
  const { t } = useTranslation('orders');
  const href = `/orders/${row.id}`;
  const held = drag.held?.id === row.id ? drag.held : null;
  return (
    <article
      className={classes.card}
      aria-label={t('list.board.card', { number: row.number })}
      data-overdue={row.overdueDays > 0 || undefined}
      data-visited={visited || undefined}
      data-peeked={peeked || undefined}
      data-held={held ? true : undefined}
      style={held ? { transform: `translate(${held.x}px, ${held.y}px)` } : undefined}
      {...drag.card(row.id, column)}
    >
      <div className={classes.cardHead}>
        <a
          className={classes.cardLink}
          href={href}
          draggable={false}
          data-record={row.id}
          data-open={row.id}
          aria-current={peeked || undefined}
          onClick={onVisit}
        >
          {row.number}
        </a>
        <Stands row={row} />
        <BoardCardMenu
          row={row}
          href={href}
          onPeek={onPeek}
          onOpen={onVisit}
          onMove={(move) => void moves.make(row.id, move)}
        />
      </div>
      <div className={classes.cardClient}>{row.client.name}</div>
      <div className={classes.cardTitle}>{row.title}</div>
      <div className={classes.cardFoot}>
        {/* On the board the ordinary case needs no badge. */}
        {row.status !== 'confirmed' && <StatusBadge status={row.status} short />}
        <span className={classes.cardWaits}>{row.waitsFor ?? row.manager.shortName}</span>
        {row.amount && <Money amount={row.amount} />}
      </div>
    </article>
  );
}
