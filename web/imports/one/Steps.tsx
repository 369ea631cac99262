import { useTranslation } from 'react-i18next';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import type { Import } from '../imports.queries.ts';
import classes from './one.module.css';

const STEPS = ['file', 'columns', 'check', 'load'] as const;

/** Where the import stands; the step gone through can be opened again while nothing is written. */
export function Steps({ one, atColumns }: { one: Import; atColumns: boolean }) {
  const { t } = useTranslation('imports');
  const current = atColumns ? 1 : one.state === 'checking' || one.state === 'checked' ? 2 : 3;
  const passed = (at: number) => at < current || (at === 3 && one.state === 'done');
  return (
    <ol className={classes.steps} aria-label={t('steps.label')}>
      {STEPS.map((step, at) => (
        <li
          key={step}
          aria-current={at === current ? 'step' : undefined}
          data-passed={passed(at) || undefined}
        >
          <span className={classes.mark} aria-hidden="true">
            {passed(at) ? <ShapeIcon shape="tick" /> : at + 1}
          </span>
          <span className={classes.step}>{t(`steps.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
}
