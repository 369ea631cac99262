import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { tell } from '#web/ui/undo.tsx';
import { readTrail } from '../list/trail.ts';
import { lengthenTrail, mayBeLonger } from '../list/trailOn.ts';
import classes from './OrderHeader.module.css';
import { useBareKey } from './useBareKey.ts';

/** «‹ 12 из 38 ›»: the orders beside this one in the list it was opened from. */
export function Neighbours({ id }: { id: number }) {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const trail = readTrail();
  const ids = trail?.ids ?? [];
  const at = ids.indexOf(id);
  const inList = at >= 0 && trail !== null;
  const before = at > 0 ? ids[at - 1] : undefined;
  const after = inList ? ids[at + 1] : undefined;
  const more = inList && after === undefined && mayBeLonger(queries, trail);
  const go = (to: number) => void navigate({ to: '/orders/$id', params: { id: to } });

  /** Past what the list had shown: its next page, if it has one. */
  async function goOn() {
    try {
      const longer = more ? await lengthenTrail(queries, trail) : null;
      const next = longer?.ids[longer.ids.indexOf(id) + 1];
      if (next !== undefined) go(next);
      else tell(t('card.neighbour.last'));
    } catch (cause) {
      tellProblem(cause);
    }
  }

  useBareKey(
    'BracketLeft',
    inList && (() => (before === undefined ? tell(t('card.neighbour.first')) : go(before))),
  );
  useBareKey('BracketRight', inList && (() => (after === undefined ? goOn() : go(after))));

  if (!inList || (ids.length < 2 && !more)) return null;
  return (
    <span className={classes.neighbours}>
      <Step label={t('card.neighbour.previous')} to={before} />
      <span>
        {t('card.neighbour.place', { at: at + 1, total: more ? `${ids.length}+` : String(ids.length) })}
      </span>
      <Step label={t('card.neighbour.next')} to={after} onGo={more ? () => void goOn() : undefined} forward />
    </span>
  );
}

interface StepProps {
  label: string;
  to: number | undefined;
  /** Where the next one is not known yet. */
  onGo?: () => void;
  forward?: boolean;
}

function Step({ label, to, onGo, forward = false }: StepProps) {
  const Icon = forward ? IconChevronRight : IconChevronLeft;
  if (to === undefined && !onGo) return <span className={classes.neighbourEnd} aria-hidden="true" />;
  const icon = <Icon size={16} stroke={1.5} />;
  const look = { size: 'sm', variant: 'subtle', color: 'gray', 'aria-label': label } as const;
  return (
    <Tooltip label={label}>
      {to === undefined ? (
        <ActionIcon {...look} onClick={onGo}>
          {icon}
        </ActionIcon>
      ) : (
        <ActionIcon component="a" href={`/orders/${to}`} {...look}>
          {icon}
        </ActionIcon>
      )}
    </Tooltip>
  );
}
