import { Button, MultiSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { segmentsQuery } from '../base.queries.ts';
import { forgetSegments, segmentActs } from './segmentActs.ts';
import classes from './segments.module.css';

interface SegmentSelectProps {
  label: string;
  value: number[];
  onChange: (value: number[]) => void;
  error?: string;
  /** At most so many. */
  most?: number;
}

/** Groups to choose from; one that is not there yet is made by its name. */
export function SegmentSelect({ label, value, onChange, error, most }: SegmentSelectProps) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const found = useQuery(segmentsQuery()).data;
  const [typed, setTyped] = useState('');
  const name = typed.trim();

  async function create() {
    try {
      const made = await segmentActs.create(name);
      await queries.invalidateQueries({ queryKey: ['segments'] });
      onChange([...value, made.id]);
      setTyped('');
    } catch (cause) {
      forgetSegments(queries);
      tellProblem(cause);
    }
  }

  return (
    <MultiSelect
      label={label}
      error={error}
      data={(found?.items ?? [])
        // a live one takes in by itself
        .filter(({ filter }) => filter === null)
        .map(({ id, name: title }) => ({ value: String(id), label: title }))}
      value={value.map(String)}
      maxValues={most}
      classNames={{ inputField: classes.field }}
      searchable
      hidePickedOptions
      searchValue={typed}
      onSearchChange={setTyped}
      placeholder={value.length === 0 ? t('base.segments.nameHint') : undefined}
      nothingFoundMessage={
        name !== '' && found?.abilities.edit.allowed ? (
          <Button size="compact-sm" variant="subtle" onClick={() => void create()}>
            {`${t('base.segments.create')}: ${name}`}
          </Button>
        ) : (
          common('search.nothing')
        )
      }
      onChange={(next) => onChange(next.map(Number))}
    />
  );
}
