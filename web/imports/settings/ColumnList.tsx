import { Select } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../imports.queries.ts';
import { fieldOf, type Mapping, withField } from './mapping.ts';
import classes from './settings.module.css';

const NOTHING = '';

interface ColumnListProps {
  one: Import;
  mapping: Mapping;
  readOnly: boolean;
  onChange: (mapping: Mapping) => void;
}

/** One line per column of the table: what it is called, what stands in it, what it is. */
export function ColumnList({ one, mapping, readOnly, onChange }: ColumnListProps) {
  const { t } = useTranslation('imports');
  const [said, setSaid] = useState('');
  const titleOf = (column: number) => one.columns[column]?.title || t('columns.unnamed', { n: column + 1 });

  function choose(column: number, key: string | null) {
    const from = key === null ? undefined : mapping[key];
    const field = one.fields.find((it) => it.key === key)?.title ?? '';
    setSaid(
      from === undefined || from === column
        ? ''
        : t('columns.moved', { field, to: titleOf(column), from: titleOf(from) }),
    );
    onChange(withField(mapping, column, key));
  }

  return (
    <>
      <div className={classes.columnsHead} aria-hidden="true">
        <span>{t('columns.column')}</span>
        <span>{t('columns.samples')}</span>
        <span>{t('columns.field')}</span>
      </div>
      <ul className={classes.columns}>
        {one.columns.map((column, at) => (
          <ColumnLine
            key={at}
            title={titleOf(at)}
            samples={column.samples}
            fields={one.fields}
            chosen={fieldOf(mapping, at)}
            readOnly={readOnly}
            placeOf={(key) => (mapping[key] === undefined ? null : titleOf(mapping[key]))}
            onChoose={(key) => choose(at, key)}
          />
        ))}
      </ul>
      <div role="status" className={classes.moved}>
        {said}
      </div>
    </>
  );
}

interface ColumnLineProps {
  title: string;
  samples: string[];
  fields: Import['fields'];
  chosen: string | null;
  readOnly: boolean;
  /** The column a field is read from now. */
  placeOf: (key: string) => string | null;
  onChoose: (key: string | null) => void;
}

function ColumnLine({ title, samples, fields, chosen, readOnly, placeOf, onChoose }: ColumnLineProps) {
  const { t } = useTranslation('imports');
  const hintId = useId();
  const hint = fields.find(({ key }) => key === chosen)?.hint;
  const data = [
    { value: NOTHING, label: t('columns.nothing') },
    ...fields.map(({ key, title: label, required }) => ({
      value: key,
      label: required ? t('columns.requiredMark', { title: label }) : label,
    })),
  ];
  return (
    <li className={classes.column} data-unused={chosen === null || undefined}>
      <span className={classes.columnTitle}>{title}</span>
      <span className={classes.samples}>
        {samples.length === 0 ? t('columns.noSamples') : samples.slice(0, 3).join(' · ')}
      </span>
      <div>
        <Select
          aria-label={t('columns.fieldOf', { title })}
          aria-describedby={hint ? hintId : undefined}
          data={data}
          value={chosen ?? NOTHING}
          readOnly={readOnly}
          searchable
          nothingFoundMessage={t('columns.notFound')}
          withScrollArea={false}
          classNames={{ options: classes.options }}
          onChange={(value) => onChoose(value === NOTHING || value === null ? null : value)}
          renderOption={({ option }) => {
            const place = option.value === NOTHING || option.value === chosen ? null : placeOf(option.value);
            return (
              <span className={classes.option}>
                <span>{option.label}</span>
                {place !== null && <span className="meta">{t('columns.taken', { title: place })}</span>}
              </span>
            );
          }}
        />
        {hint && (
          <div id={hintId} className={classes.hint}>
            {hint}
          </div>
        )}
      </div>
    </li>
  );
}
