import { Tooltip } from '@mantine/core';
import classes from './Person.module.css';

export interface PersonName {
  /** «Иванова Анна Сергеевна» */
  name: string;
  /** «Иванова А. С.» */
  shortName: string;
}

/** Lists show the short name, never wrapped; the full one is one hover or focus away. */
export function Person({ person, href }: { person: PersonName; href?: string }) {
  const text = href ? (
    <a className={classes.link} href={href}>
      {person.shortName}
    </a>
  ) : (
    <span className="nowrap">{person.shortName}</span>
  );
  if (person.shortName === person.name) return text;
  return (
    <Tooltip label={person.name} events={{ hover: true, focus: true, touch: true }}>
      {text}
    </Tooltip>
  );
}
