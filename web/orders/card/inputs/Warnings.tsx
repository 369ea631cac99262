import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Requirement } from '../order.queries.ts';
import classes from './inputs.module.css';

/** What the definition finds worth a look. The region stands there before, so that its words are read out when they come. */
export function Warnings({ requirement }: { requirement: Requirement }) {
  const format = useFormat();
  return (
    <div role="status">
      {requirement.warnings.map((text) => (
        <p key={text.en} className={classes.warning}>
          {format.say(text)}
        </p>
      ))}
    </div>
  );
}
