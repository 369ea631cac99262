import classes from './Keys.module.css';

/** A key as it is printed on the keyboard: <Keys of="Ctrl+K" />. */
export function Keys({ of }: { of: string }) {
  return (
    <span className={classes.keys}>
      {of.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
