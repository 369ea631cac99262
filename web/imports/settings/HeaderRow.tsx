import { Button, Select } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Import } from '../imports.queries.ts';
import classes from './settings.module.css';

interface HeaderRowProps {
  one: Import;
  /** From 0. */
  headerRow: number;
  readOnly: boolean;
  onChange: (headerRow: number) => void;
}

/** Where the names of the columns stand: often under a title and an empty line. */
export function HeaderRow({ one, headerRow, readOnly, onChange }: HeaderRowProps) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const id = useId();
  const [opened, setOpened] = useState(Object.keys(one.mapping).length === 0);
  const places = [...new Set([...one.top.keys(), headerRow])];
  return (
    <>
      <div className={classes.header}>
        <Select
          label={t('header.label')}
          className={classes.headerSelect}
          data={places.map((at) => ({ value: String(at), label: number(at + 1) }))}
          value={String(headerRow)}
          readOnly={readOnly}
          onChange={(value) => value !== null && onChange(Number(value))}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={opened}
          aria-controls={id}
          onClick={() => setOpened(!opened)}
        >
          {t(opened ? 'header.hide' : 'header.show')}
        </Button>
      </div>
      <div id={id} hidden={!opened}>
        {opened && <TopRows top={one.top} headerRow={headerRow} readOnly={readOnly} onTake={onChange} />}
      </div>
    </>
  );
}

interface TopRowsProps {
  top: string[][];
  headerRow: number;
  readOnly: boolean;
  onTake: (headerRow: number) => void;
}

function TopRows({ top, headerRow, readOnly, onTake }: TopRowsProps) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const width = Math.max(1, ...top.map((row) => row.length));
  return (
    <>
      {!readOnly && <div className={classes.hint}>{t('header.hint')}</div>}
      <section className={classes.top} aria-label={t('header.preview')} tabIndex={0}>
        <table aria-label={t('header.preview')}>
          <tbody>
            {top.map((row, at) => (
              <tr key={at} data-header={at === headerRow || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    aria-label={t('header.take', { n: number(at + 1) })}
                    aria-pressed={at === headerRow}
                    disabled={readOnly}
                    onClick={() => onTake(at)}
                  >
                    {number(at + 1)}
                  </button>
                </th>
                {Array.from({ length: width }, (_, column) => (
                  <td key={column} title={row[column]}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
