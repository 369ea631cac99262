import { type ReactNode, useId } from 'react';
import classes from './Section.module.css';

interface SectionProps {
  title?: string;
  /** Number beside the title: «Ждут моей резолюции 4». */
  count?: number;
  actions?: ReactNode;
  /** Lists and tables go edge to edge. */
  flush?: boolean;
  /** A heading level that fits where the section stands. */
  level?: 2 | 3;
  children: ReactNode;
}

export function Section({ title, count, actions, flush = false, level = 2, children }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={classes.section} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className={classes.head}>
          <Heading id={id} className={classes.title}>
            {title}
            {count !== undefined && <span className={classes.count}> {count}</span>}
          </Heading>
          {actions && <div className={classes.actions}>{actions}</div>}
        </header>
      )}
      <div className={classes.body} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}
