import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_AT_ONCE } from '#api/client-lists.ts';
import { SelectionBar } from '#web/table/SelectionBar.tsx';
import type { ApiFilter } from '../list/filters.ts';
import { BulkDialog } from './BulkDialog.tsx';
import type { Act } from './bulkActs.ts';

interface BulkBarProps {
  selected: ReadonlySet<string>;
  /** All that the list shows is chosen, the rows not loaded yet included. */
  all: boolean;
  /** There is more in the list than is selected. */
  mayTakeAll: boolean;
  filter: ApiFilter;
  onAll: () => void;
  onClear: () => void;
}

const ACTS: Act[] = ['setManager', 'addToSegment', 'removeFromSegment'];

export function BulkBar({ selected, all, mayTakeAll, filter, onAll, onClear }: BulkBarProps) {
  const { t } = useTranslation('clients');
  const [act, setAct] = useState<Act | null>(null);
  const chosen = all ? { filter } : { ids: [...selected].map(Number) };
  return (
    <>
      <SelectionBar count={selected.size}>
        {ACTS.map((one) => (
          <Button key={one} size="xs" variant="default" onClick={() => setAct(one)}>
            {t(`base.bulk.${one}`)}
          </Button>
        ))}
        {all ? (
          <span>{t('base.bulk.allChosen')}</span>
        ) : (
          mayTakeAll && (
            <Button size="xs" variant="subtle" onClick={onAll}>
              {t('base.bulk.all', { max: MOST_AT_ONCE })}
            </Button>
          )
        )}
        <Button size="xs" variant="subtle" onClick={onClear}>
          {t('base.bulk.clear')}
        </Button>
      </SelectionBar>
      {act && (
        <BulkDialog
          act={act}
          chosen={chosen}
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
