import { ActionIcon, Loader, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { orderQuery } from '../card/order.queries.ts';
import { isFrozen } from '../card/sharedReason.ts';
import { forward, type Move } from './boardMoves.ts';
import classes from './orders.module.css';
import type { OrderRow } from './orders.queries.ts';

interface BoardCardMenuProps {
  row: OrderRow;
  href: string;
  onPeek: () => void;
  onOpen: () => void;
  onMove: (move: Move) => void;
}

/** Everything that dragging the card does, and looking and opening, without a mouse. */
export function BoardCardMenu({ row, href, onPeek, onOpen, onMove }: BoardCardMenuProps) {
  const { t } = useTranslation('orders');
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <ActionIcon
          className={classes.cardMenu}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('list.board.actions', { number: row.number })}
        >
          <IconDots size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onPeek}>{t('list.board.peek')}</Menu.Item>
        <Menu.Item component="a" href={href} onClick={onOpen}>
          {t('list.board.open')}
        </Menu.Item>
        <Menu.Item component="a" href={href} target="_blank">
          {t('list.board.openTab')}
        </Menu.Item>
        <Menu.Divider />
        <Moves id={row.id} onMove={onMove} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Known only once the order is asked: the list does not carry what each may do with each. */
function Moves({ id, onMove }: { id: number; onMove: (move: Move) => void }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { data: order } = useQuery(orderQuery(id));
  if (!order) return <Loader size="xs" m={8} />;
  const step = order.steps.find((one) => one.key === order.currentStep);
  if (!step || isFrozen(order)) {
    return (
      <Menu.Item aria-disabled>{t(order.archivedAt ? 'card.step.archived' : 'card.step.frozen')}</Menu.Item>
    );
  }
  const on = forward(order, step);
  const back = order.abilities.return;
  const signs = on.do !== 'ask' && (step.abilities.give.allowed || !step.asksForResolution);
  return (
    <>
      <Act
        label={signs ? format.say(step.verb) : t('card.sign.ask')}
        reason={on.do === 'say' ? on.reason : null}
        onClick={() => onMove(on)}
      />
      <Act
        label={t('card.return.button')}
        reason={back.allowed ? null : back.reason}
        onClick={() => onMove({ do: 'return', to: order.currentStep })}
      />
    </>
  );
}

/** What may not be done is there with its reason. */
function Act({ label, reason, onClick }: { label: string; reason: string | null; onClick: () => void }) {
  return (
    <Menu.Item
      aria-disabled={reason !== null || undefined}
      closeMenuOnClick={reason === null}
      onClick={reason === null ? onClick : undefined}
    >
      {label}
      {reason !== null && <span className={classes.menuReason}>{reason}</span>}
    </Menu.Item>
  );
}
