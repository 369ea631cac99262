import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { Money } from '#web/ui/Money.tsx';
import { offerUndo } from '#web/ui/undo.tsx';
import { useOrderHere } from './OrderContext.ts';
import classes from './OrderHeader.module.css';
import { findContracts } from './order.queries.ts';

/** «Договор № 41-ЭПБ от 05.09.2026», or the way to one: choose among the client's, or make a new one. */
export function ContractLine() {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { order } = useOrderHere();
  const { contract, abilities } = order;
  const link = contract && (
    <a href={`/contracts/${contract.id}`}>
      {contract.signedOn
        ? t('card.contract.of', { number: contract.number, date: format.date(contract.signedOn) })
        : t('card.contract.number', { number: contract.number })}
    </a>
  );
  if (!abilities.attachContract.allowed) {
    return (
      <span className={classes.inline}>
        {link ?? <span className="muted">{t('card.contract.none')}</span>}
        {contract?.amount && <Money amount={contract.amount} />}
      </span>
    );
  }
  return (
    <span className={classes.inline}>
      {link}
      {contract?.amount && <Money amount={contract.amount} />}
      <ChooseContract label={contract ? t('card.contract.change') : t('card.contract.choose')} />
    </span>
  );
}

/** The client's contracts to choose from, and the way to a new one. */
export function ChooseContract({ label }: { label: string }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { order, acts } = useOrderHere();
  const [opened, setOpened] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function choose(entity: Entity | null) {
    setError(null);
    const before = order.contract?.id ?? null;
    try {
      await acts.saved({ do: 'attachContract', contractId: entity ? Number(entity.id) : null });
      setOpened(false);
      offerUndo(t('card.undo.contract'), () => acts.undoing({ do: 'attachContract', contractId: before }));
    } catch (cause) {
      setError(failureOf(cause).why);
    }
  }

  const { contract } = order;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`${classes.link} noPrint`}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {label}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Button
          component="a"
          href={`/contracts/new?clientId=${order.client.id}&orderId=${order.id}`}
          variant="default"
          size="xs"
          className={classes.popoverHead}
        >
          {t('card.contract.add')}
        </Button>
        <EntityCombobox
          label={t('card.contract.label')}
          placeholder={t('card.contract.placeholder')}
          clearable
          error={error}
          value={contract ? { id: contract.id, label: t('card.contract.number', contract) } : null}
          onChange={(entity) => void choose(entity)}
          search={async (query, signal) => {
            const found = await findContracts(query, order.client.id, signal);
            return found.map((one) => ({
              id: one.id,
              label: t('card.contract.number', { number: one.number }),
              note: [one.signedOn && format.date(one.signedOn), one.money && format.money(one.money.amount)]
                .filter(Boolean)
                .join(' · '),
            }));
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
