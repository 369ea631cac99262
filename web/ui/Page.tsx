import type { ReactNode } from 'react';
import classes from './Page.module.css';
import { useTabTitle } from './tabTitle.ts';

interface PageProps {
  title: string;
  /** The breadcrumb: only the parent, no third level. */
  above?: ReactNode;
  /** Stands beside the title: a status, a step. */
  aside?: ReactNode;
  /** One line under the title: client · contract · manager. */
  meta?: ReactNode;
  actions?: ReactNode;
  /** `form` keeps to 640 px, `text` to 75 characters; the default takes the width there is. */
  width?: 'full' | 'form' | 'text';
  /** Paper has a heading of its own. */
  headOnScreenOnly?: boolean;
  children: ReactNode;
}

export function Page({
  title,
  above,
  aside,
  meta,
  actions,
  width = 'full',
  headOnScreenOnly,
  children,
}: PageProps) {
  useTabTitle(title);
  return (
    <div className={classes.page} data-width={width}>
      {above && <div className={`${classes.above} ${headOnScreenOnly ? 'noPrint' : ''}`}>{above}</div>}
      <header className={`${classes.head} ${headOnScreenOnly ? 'noPrint' : ''}`}>
        <div className={classes.heading}>
          <div className={classes.titleRow}>
            <h1 className={classes.title}>{title}</h1>
            {aside}
          </div>
          {meta && <div className={classes.meta}>{meta}</div>}
        </div>
        {actions && <div className={`${classes.actions} noPrint`}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
