import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Column } from './columns.ts';
import classes from './DataTable.module.css';

interface ColumnChooserProps<Row> {
  /** All there are; the first always stays. */
  columns: Column<Row>[];
  shown: readonly string[];
  /** Shown unless the person says otherwise. */
  usual: readonly string[];
  onChange: (shown: string[] | undefined) => void;
}

/** Which columns a list has: kept in its address, and so in a saved view. */
export function ColumnChooser<Row>({ columns, shown, usual, onChange }: ColumnChooserProps<Row>) {
  const { t } = useTranslation('common');
  const toggle = (key: string, on: boolean) => {
    const next = columns
      .map((column) => column.key)
      .filter((one) => (one === key ? on : shown.includes(one)));
    onChange(next.join() === usual.join() ? undefined : next);
  };
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          className="noPrint"
          visibleFrom="sm"
          variant="default"
          aria-label={t('table.columns')}
          title={t('table.columns')}
        >
          <IconColumns3 size={16} stroke={1.5} />
          <span className={classes.columnsWord}>{t('table.columns')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8}>
          {columns.slice(1).map((column) => (
            <Checkbox
              key={column.key}
              label={column.header}
              checked={shown.includes(column.key)}
              onChange={(event) => toggle(column.key, event.currentTarget.checked)}
            />
          ))}
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={shown.join() === usual.join()}
            onClick={() => onChange(undefined)}
          >
            {t('table.usualColumns')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
