import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readTrail } from '../list/trail.ts';
import classes from './OrderHeader.module.css';
import { useBareKey } from './useBareKey.ts';

/** «‹ 12 из 38 ›»: the orders beside this one in the list it was opened from. */
export function Neighbours({ id }: { id: number }) {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const ids = readTrail()?.ids ?? [];
  const at = ids.indexOf(id);
  const go = (to: number | undefined) =>
    to === undefined ? undefined : void navigate({ to: '/orders/$id', params: { id: to } });
  const before = at > 0 ? ids[at - 1] : undefined;
  const after = at >= 0 ? ids[at + 1] : undefined;
  useBareKey('BracketLeft', before !== undefined && (() => go(before)));
  useBareKey('BracketRight', after !== undefined && (() => go(after)));

  if (at < 0 || ids.length < 2) return null;
  return (
    <span className={classes.neighbours}>
      <Step label={t('card.neighbour.previous')} to={before} />
      <span>{t('card.neighbour.place', { at: at + 1, total: ids.length })}</span>
      <Step label={t('card.neighbour.next')} to={after} forward />
    </span>
  );
}

function Step({ label, to, forward = false }: { label: string; to: number | undefined; forward?: boolean }) {
  const Icon = forward ? IconChevronRight : IconChevronLeft;
  if (to === undefined) return <span className={classes.neighbourEnd} aria-hidden="true" />;
  return (
    <Tooltip label={label}>
      <ActionIcon
        component="a"
        href={`/orders/${to}`}
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={label}
      >
        <Icon size={16} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  );
}
