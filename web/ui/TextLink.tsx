import type { ReactNode } from 'react';
import classes from './TextLink.module.css';

/** A link in running text or a list; the underline comes with the pointer and the focus. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className={classes.link} href={href}>
      {children}
    </a>
  );
}
