import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Money } from '#web/ui/Money.tsx';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import { Stands } from './columns.tsx';
import classes from './orders.module.css';
import type { OrderRow } from './orders.queries.ts';

export function BoardCard({ row }: { row: OrderRow }) {
  const { t } = useTranslation('orders');
  const href = `/orders/${row.id}`;
  return (
    <article className={classes.card} data-overdue={row.overdueDays > 0 || undefined}>
      <div className={classes.cardHead}>
        <a className={classes.cardLink} href={href}>
          {row.number}
        </a>
        <Stands row={row} />
        <Menu position="bottom-end">
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
            <Menu.Item component="a" href={href}>
              {t('list.board.open')}
            </Menu.Item>
            <Menu.Item component="a" href={href} target="_blank">
              {t('list.board.openTab')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.cardClient}>{row.client.name}</div>
      <div className={classes.cardTitle}>{row.title}</div>
      <div className={classes.cardFoot}>
        {/* On the board the ordinary case needs no badge. */}
        {row.status !== 'confirmed' && <StatusBadge status={row.status} short />}
        <span className={classes.cardWaits}>{row.waitsFor ?? row.manager.shortName}</span>
        {row.amount && <Money amount={row.amount} />}
      </div>
    </article>
  );
}
