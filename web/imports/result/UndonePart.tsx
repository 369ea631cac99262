import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Section } from '#web/ui/Section.tsx';
import type { Import } from '../imports.queries.ts';
import { countOf } from '../states.ts';
import classes from './result.module.css';

/** What was taken back, and what somebody has worked on since and so stayed. */
export function UndonePart({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const done = number(countOf(one.counts, 'undone'));
  const { kept } = one;
  return (
    <Section>
      <div className={classes.words}>
        <h2 className={classes.title}>
          {kept > 0 ? t('result.keptOf', { count: kept, n: number(kept), done }) : t('result.undoneAll')}
        </h2>
        <div>{kept > 0 ? t('result.keptWhy') : t('result.undone', { n: done })}</div>
      </div>
    </Section>
  );
}
