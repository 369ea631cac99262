import classes from './Nothing.module.css';
import { ShapeIcon } from './shapes.tsx';

/** A block with nothing in it: one line of good words. */
export function Nothing({ title, children }: { title: string; children: string }) {
  return (
    <p className={classes.nothing}>
      <ShapeIcon shape="tick" />
      <span>
        <span className={classes.title}>{title}:</span> {children}
      </span>
    </p>
  );
}
