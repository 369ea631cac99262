import { ActionIcon, CloseButton, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import { StepStateBadge } from '#web/ui/StepState.tsx';
import type { Order } from '../card/order.queries.ts';
import { isFrozen } from '../card/sharedReason.ts';
import classes from './peek.module.css';
import type { Peek } from './usePeek.ts';
import { PEEK_HEADING } from './usePeekKeys.ts';

/** Which order it is and where it stands in the list; everything that keys do is a button here. */
export function PeekHead({ peek, order }: { peek: Peek; order: Order | null }) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const current = order?.steps.find((step) => step.key === order.currentStep);
  return (
    <header className={classes.head}>
      <div className={classes.top}>
        {/* Told as one goes from order to order, while the focus stays in the list. */}
        <h2 id={PEEK_HEADING} tabIndex={-1} className={classes.number} aria-live="polite">
          <span className="visuallyHidden">{t('peek.label')}: </span>
          {order?.number ?? '…'}
        </h2>
        <span className={classes.walk}>
          <Beside label={t('peek.previous')} to={peek.before} peek={peek} />
          {peek.at >= 0 && (
            <span className="meta tabular">
              {t('card.neighbour.place', { at: peek.at + 1, total: peek.total })}
            </span>
          )}
          <Beside label={t('peek.next')} to={peek.after} peek={peek} forward />
          <CloseButton
            iconSize={18}
            aria-label={common('action.close')}
            title={t('peek.close')}
            onClick={peek.close}
          />
        </span>
      </div>
      {order && (
        <div className={classes.badges}>
          <StatusBadge status={order.archivedAt ? 'archived' : order.status} short />
          {current && !isFrozen(order) && <StepStateBadge state={current.state} />}
        </div>
      )}
    </header>
  );
}

interface BesideProps {
  label: string;
  to: number | undefined;
  peek: Peek;
  forward?: boolean;
}

function Beside({ label, to, peek, forward = false }: BesideProps) {
  const Icon = forward ? IconChevronRight : IconChevronLeft;
  if (to === undefined) return <span className={classes.end} aria-hidden="true" />;
  return (
    <Tooltip label={label}>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={label}
        // The focus stays on the button: it is pressed again and again.
        onClick={() => peek.open(to)}
      >
        <Icon size={16} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  );
}
