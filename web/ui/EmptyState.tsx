import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface EmptyStateProps {
  /** Why it is empty: «У ООО «Нефтехим» пока нет заказов». */
  title: string;
  why?: ReactNode;
  /** One action, not a menu. */
  action?: ReactNode;
  /** One line, for a home block with nothing in it. */
  compact?: boolean;
}

export function EmptyState({ title, why, action, compact = false }: EmptyStateProps) {
  return (
    <div className={classes.state} data-compact={compact || undefined}>
      <p className={classes.title}>{title}</p>
      {why && <p className={classes.why}>{why}</p>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
