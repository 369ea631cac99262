import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { Section } from '#web/ui/Section.tsx';
import type { Import } from '../imports.queries.ts';
import { SaveRows } from '../rows/SaveRows.tsx';
import { countOf, loadedIn, readyIn } from '../states.ts';
import { RunDialog } from './RunDialog.tsx';
import classes from './result.module.css';

const PARTS = ['created', 'updated', 'skipped', 'leftOut'] as const;

/** What was written, what was not and why; mending goes on from here. A part that failed is a result, not an error. */
export function ResultPart({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const [asking, setAsking] = useState(false);
  const { state, counts, rows, abilities, trouble } = one;
  const loaded = loadedIn(counts);
  const ready = readyIn(counts);
  const wrong = countOf(counts, 'error');
  const parts = PARTS.filter((part) => countOf(counts, part) > 0).map((part) =>
    t(`result.parts.${part}`, { n: number(countOf(counts, part)) }),
  );
  const undone = countOf(counts, 'undone', 'kept');
  const mayGoOn = undone === 0 && (state === 'stopped' || ready > 0);

  return (
    <Section>
      <div className={classes.part}>
        <div className={classes.words}>
          <h2 className={classes.title}>{title()}</h2>
          {parts.length > 0 && <div className={classes.parts}>{parts.join(' · ')}</div>}
          {trouble !== null && (
            <div role="alert" className={classes.trouble}>
              {trouble}
            </div>
          )}
          {wrong > 0 && undone === 0 && (
            <div>
              {t('result.wrong', { count: wrong, n: number(wrong) })}{' '}
              <SaveRows id={one.id} state="error" inline />. {t('result.mend')}
            </div>
          )}
        </div>
        {mayGoOn && (
          <div className={classes.buttons}>
            <ReasonedButton
              reason={abilities.run.allowed ? null : abilities.run.reason}
              onClick={() => setAsking(true)}
            >
              {state === 'stopped'
                ? t('act.resume')
                : t('checked.loadMended', { count: ready, n: number(ready) })}
            </ReasonedButton>
          </div>
        )}
      </div>
      {asking && <RunDialog one={one} onClose={() => setAsking(false)} />}
    </Section>
  );

  function title(): string {
    if (state === 'done' && loaded === rows) return t('result.all', { count: rows, n: number(rows) });
    if (undone > 0) return t('result.undoStopped', { done: number(undone), left: number(loaded) });
    const words = { done: number(loaded), total: number(rows) };
    return t(state === 'stopped' ? 'result.stopped' : 'result.loaded', words);
  }
}
