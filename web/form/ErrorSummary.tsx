import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Form.module.css';
import { fieldId } from './useFormState.ts';

interface ErrorSummaryProps {
  errors: Partial<Record<string, string>>;
  /** Grows with every submit: focus goes to the summary then, and only then. */
  attempt: number;
}

/** The same sentences as beside the fields, each a link to its field. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  const { t } = useTranslation('common');
  const heading = useRef<HTMLHeadingElement>(null);
  const entries = Object.entries(errors).filter(([, text]) => text);
  const some = entries.length > 0;

  useEffect(() => {
    if (attempt > 0 && some) heading.current?.focus();
  }, [attempt, some]);

  // Before the first try the word beside the field is enough; a block on top would push the field away.
  if (!some || attempt === 0) return null;
  return (
    <div className={classes.summary}>
      <h2 ref={heading} tabIndex={-1} className={classes.summaryTitle}>
        {t('form.errors', { count: entries.length })}
      </h2>
      <ul>
        {entries.map(([key, text]) => (
          <li key={key}>
            <a
              href={`#${fieldId(key)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId(key))?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
