import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Skeletons.module.css';

const PATIENCE_MS = 400;

/** Nothing for the first 400 ms: a fast answer must not blink. */
export function Delayed({ children, after = PATIENCE_MS }: { children: ReactNode; after?: number }) {
  const [late, setLate] = useState(after === 0);
  useEffect(() => {
    if (after === 0) return;
    const timer = setTimeout(() => setLate(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return late ? children : null;
}

export function SkeletonRows({ rows = 8, after }: { rows?: number; after?: number }) {
  return <Bones count={rows} kind="row" after={after} />;
}

export function SkeletonText({ lines = 3, after }: { lines?: number; after?: number }) {
  return <Bones count={lines} kind="line" after={after} />;
}

function Bones({ count, kind, after }: { count: number; kind: 'row' | 'line'; after?: number }) {
  const { t } = useTranslation('common');
  return (
    <Delayed after={after}>
      <div className={classes.bones} role="status">
        <span className="visuallyHidden">{t('state.loading')}</span>
        {Array.from({ length: count }, (_, i) => `bone${i}`).map((key) => (
          <div key={key} className={classes[kind]}>
            <i />
          </div>
        ))}
      </div>
    </Delayed>
  );
}
