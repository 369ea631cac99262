import { Tooltip } from '@mantine/core';
import classes from './Person.module.css';

interface PersonProps {
  /** «Иванова А. С.» */
  short: string;
  /** «Иванова Анна Сергеевна», in the tooltip. */
  full: string;
  href?: string;
}

/** Lists show the short name, never wrapped; the full one is one hover or focus away. */
export function Person({ short, full, href }: PersonProps) {
  const text = href ? (
    <a className={classes.link} href={href}>
      {short}
    </a>
  ) : (
    <span className="nowrap">{short}</span>
  );
  if (short === full) return text;
  return (
    <Tooltip label={full} events={{ hover: true, focus: true, touch: true }}>
      {text}
    </Tooltip>
  );
}
