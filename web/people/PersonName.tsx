import classes from './people.module.css';

/** A full name on one line; one that is longer than most is cut, with all of it in the tooltip. */
export function PersonName({ name }: { name: string }) {
  return (
    <span className={classes.name} title={name.length > 34 ? name : undefined}>
      {name}
    </span>
  );
}
