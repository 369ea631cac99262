import type { ReactNode } from 'react';
import classes from './TextLink.module.css';

/** A link in running text or a list: underlined, so that colour is not all that tells it from the text. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className={classes.link} href={href}>
      {children}
    </a>
  );
}
