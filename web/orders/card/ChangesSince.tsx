import { useEventWords } from '#web/feed/public.ts';
import type { Difference } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './SignDialog.module.css';

/** What others did meanwhile, in the words of the feed. */
export function ChangesSince({ changes }: { changes: Difference[] }) {
  const words = useEventWords();
  const format = useFormat();
  return (
    <ul className={classes.changes}>
      {changes.map((one) => (
        <li key={`${one.key}${one.label}${one.stamp?.at}`}>
          {words({ kind: one.key, label: one.label, before: one.before, after: one.after })}
          {one.stamp && <span className="meta"> {`${one.stamp.name}, ${format.time(one.stamp.at)}`}</span>}
        </li>
      ))}
    </ul>
  );
}
