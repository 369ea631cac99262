import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_ORDERS_AT_ONCE } from '#api/order-list-limits.ts';
import { SelectionBar } from '#web/table/SelectionBar.tsx';
import type { BulkAct } from '../list/orders.queries.ts';
import { BulkDialog } from './BulkDialog.tsx';

interface BulkBarProps {
  acts: readonly BulkAct[];
  selected: ReadonlySet<string>;
  onClear: () => void;
}

/** «2 выбрано: [Сменить менеджера] [В архив]»: nothing here bypasses a gate. */
export function BulkBar({ acts, selected, onClear }: BulkBarProps) {
  const { t } = useTranslation('orders');
  const [act, setAct] = useState<BulkAct | null>(null);
  const tooMany = selected.size > MOST_ORDERS_AT_ONCE;
  return (
    <>
      <SelectionBar count={selected.size}>
        {tooMany ? (
          <span>{t('bulk.tooMany', { max: MOST_ORDERS_AT_ONCE })}</span>
        ) : (
          acts.map((one) => (
            <Button key={one} size="xs" variant="default" onClick={() => setAct(one)}>
              {t(`bulk.${one}.button`)}
            </Button>
          ))
        )}
        <Button size="xs" variant="subtle" onClick={onClear}>
          {t('bulk.clear')}
        </Button>
      </SelectionBar>
      {act && (
        <BulkDialog
          act={act}
          ids={[...selected].map(Number)}
          onClose={() => setAct(null)}
          onDone={() => {
            setAct(null);
            onClear();
          }}
        />
      )}
    </>
  );
}
