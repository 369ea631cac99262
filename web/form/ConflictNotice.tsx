import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Form.module.css';

/** One field that two people changed differently. */
export interface Clash {
  key: string;
  label: string;
  who: string | null;
  before: string;
  after: string;
  mine: string;
}

interface ConflictNoticeProps {
  clashes: Clash[];
  onChoose: (key: string, whose: 'theirs' | 'mine') => void;
}

/** Never the last writer in silence: what they wrote, what you wrote, and a choice for each field. */
export function ConflictNotice({ clashes, onChoose }: ConflictNoticeProps) {
  const { t } = useTranslation('search');
  const heading = useRef<HTMLHeadingElement>(null);
  const some = clashes.length > 0;
  useEffect(() => {
    if (some) heading.current?.focus();
  }, [some]);
  if (!some) return null;
  const shown = (value: string) => value || t('conflict.empty');
  return (
    <div className={classes.summary}>
      <h2 ref={heading} tabIndex={-1} className={classes.summaryTitle}>
        {t('conflict.title')}
      </h2>
      {clashes.map(({ key, label, who, before, after, mine }) => (
        <div key={key} className={classes.clash}>
          <p>
            {t(who ? 'conflict.changedBy' : 'conflict.changed', { label, who })}{' '}
            {t('conflict.values', { before: shown(before), after: shown(after), mine: shown(mine) })}
          </p>
          <Button size="xs" variant="default" onClick={() => onChoose(key, 'theirs')}>
            {t('conflict.keepTheirs')}
          </Button>{' '}
          <Button size="xs" variant="default" onClick={() => onChoose(key, 'mine')}>
            {t('conflict.writeMine')}
          </Button>
        </div>
      ))}
    </div>
  );
}
