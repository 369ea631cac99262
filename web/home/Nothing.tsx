import { ShapeIcon } from '#web/ui/shapes.tsx';
import classes from './Home.module.css';

/** A block with nothing in it: one line of good words. */
export function Nothing({ title, children }: { title: string; children: string }) {
  return (
    <p className={classes.nothing}>
      <ShapeIcon shape="tick" />
      <span>
        <span className={classes.nothingTitle}>{title}:</span> {children}
      </span>
    </p>
  );
}
