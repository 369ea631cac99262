import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { findManagers } from '#web/search/public.ts';
import { EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { tell } from '#web/ui/undo.tsx';
import { useOrderHere } from './OrderContext.ts';
import classes from './OrderHeader.module.css';

export function ManagerLine() {
  const { t } = useTranslation('orders');
  const { order, acts } = useOrderHere();
  const [opened, setOpened] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { manager } = order;

  async function give(managerId: number, name: string) {
    setError(null);
    try {
      await acts.saved({ do: 'reassign', managerId, version: order.version });
      setOpened(false);
      tell(t('card.manager.given', { name }));
    } catch (cause) {
      setError(failureOf(cause).why);
    }
  }

  return (
    <span className={classes.inline}>
      <span>
        {t('card.manager.label')}: {manager.name}
      </span>
      {order.abilities.reassign.allowed && (
        <Popover
          opened={opened}
          onChange={setOpened}
          position="bottom-start"
          width={320}
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <button
              type="button"
              className={`${classes.link} noPrint`}
              aria-expanded={opened}
              onClick={() => setOpened(!opened)}
            >
              {t('card.manager.give')}
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <EntityCombobox
              label={t('card.manager.to')}
              error={error}
              value={null}
              onChange={(person) => person && void give(Number(person.id), person.label)}
              search={async (query, signal) => {
                const found = await findManagers(query, signal);
                return found.filter((one) => one.id !== manager.id);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </span>
  );
}
