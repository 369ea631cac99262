import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '#web/i18n/i18n.ts';
import { Brand } from '#web/shell/public.ts';
import { useTabTitle } from '#web/ui/tabTitle.ts';
import classes from './Door.module.css';

interface DoorProps {
  title: string;
  lead?: ReactNode;
  /** For forms of two columns, and for tables. */
  wide?: 'form' | 'table';
  /** A step of several on one page: when it changes, the reader's place moves to the heading. */
  step?: string;
  children: ReactNode;
}

// A language is named in itself: whoever looks for theirs must be able to read it.
const LANGUAGES = [
  { key: 'ru', name: 'Русский' },
  { key: 'en', name: 'English' },
] as const;

/** The pages before one is signed in: one card, the mark, one thing to do. */
export function Door({ title, lead, wide, step, children }: DoorProps) {
  const { t, i18n } = useTranslation('auth');
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useTabTitle(title);
  useEffect(() => {
    if (step !== shown.current) heading.current?.focus();
    shown.current = step;
  }, [step]);

  return (
    <div className={classes.page}>
      <main className={classes.card} data-wide={wide}>
        <Brand />
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        <div className={classes.body}>{children}</div>
      </main>
      <nav className={`${classes.languages} noPrint`} aria-label={t('language')}>
        {LANGUAGES.map(({ key, name }) => (
          <button
            key={key}
            type="button"
            className={classes.language}
            lang={key}
            aria-pressed={i18n.language === key}
            onClick={() => void chooseLanguage(key)}
          >
            {name}
          </button>
        ))}
      </nav>
    </div>
  );
}
