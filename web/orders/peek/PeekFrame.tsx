import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import classes from './peek.module.css';
import type { Peek } from './usePeek.ts';
import { usePeekKeys } from './usePeekKeys.ts';

// A list is read far more often than looked into: the parts of the card come when they are asked for.
const PeekPanel = lazy(() => import('./PeekPanel.tsx').then(({ PeekPanel }) => ({ default: PeekPanel })));

interface PeekFrameProps {
  peek: Peek;
  /** Over the right edge of the page, which does not make place for it. */
  over?: boolean;
  children: ReactNode;
}

/** A list with the panel of one of its orders: beside it, over the edge where there is no room, a sheet on a phone. */
export function PeekFrame({ peek, over = false, children }: PeekFrameProps) {
  const { t } = useTranslation('orders');
  const phone = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  usePeekKeys(peek);
  const panel = peek.shown && (
    <Suspense fallback={<SkeletonRows />}>
      <PeekPanel peek={peek} shown={peek.shown} />
    </Suspense>
  );
  return (
    <div ref={peek.frame} className={classes.frame}>
      {children}
      {phone ? (
        <Modal
          opened={peek.shown !== null}
          onClose={peek.close}
          fullScreen
          withCloseButton={false}
          attributes={{ content: { 'aria-label': t('peek.label') } }}
          classNames={{ body: classes.sheet }}
        >
          {panel}
        </Modal>
      ) : (
        panel && (
          <aside className={classes.panel} data-over={over || undefined} aria-label={t('peek.label')}>
            {panel}
          </aside>
        )
      )}
    </div>
  );
}
