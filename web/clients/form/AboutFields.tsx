import { Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { dictionaryQuery } from '#web/search/public.ts';
import { DuplicateNotice } from './DuplicateNotice.tsx';
import type { FormOf } from './formOf.ts';

interface AboutFieldsProps {
  form: FormOf;
  isNew?: boolean;
  /** The sixth part, where there is one. */
  comments?: ReactNode;
  /** The client as it stands, where it is one that is edited. */
  current?: {
    id: number;
    name: string;
    inn: string | null;
    source: { id: number; name: string } | null;
    activity: { id: number; name: string } | null;
  };
}

/** The six parts of the form, in the order the company fills them in. */
export function AboutFields({ form, isNew = false, comments, current }: AboutFieldsProps) {
  const { t } = useTranslation('clients');
  const { values, set, errors } = form;
  return (
    <>
      <TextInput
        label={t('field.name')}
        placeholder={t('field.nameHint')}
        withAsterisk
        aria-required
        maxLength={300}
        autoComplete="off"
        data-autofocus
        autoFocus={isNew}
        {...form.text('name')}
      />
      <DuplicateNotice
        name={values.name === current?.name ? '' : values.name}
        inn={values.inn === current?.inn ? '' : values.inn}
        exceptId={current?.id}
      />
      <Textarea label={t('field.address')} autosize minRows={1} maxLength={1000} {...form.text('address')} />
      <FieldRow>
        <DictionarySelect
          dictionary="source"
          value={values.source}
          error={errors.source}
          current={current?.source}
          onChange={(value) => set('source', value)}
        />
        <DictionarySelect
          dictionary="activity"
          value={values.activity}
          error={errors.activity}
          current={current?.activity}
          onChange={(value) => set('activity', value)}
        />
      </FieldRow>
      <Textarea
        label={t('field.occupation')}
        autosize
        minRows={2}
        maxLength={4000}
        {...form.text('occupation')}
      />
      {comments}
    </>
  );
}

interface DictionarySelectProps {
  dictionary: 'source' | 'activity';
  value: string | null;
  error?: string;
  current?: { id: number; name: string } | null;
  onChange: (value: string | null) => void;
}

function DictionarySelect({ dictionary, value, error, current, onChange }: DictionarySelectProps) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const entries = useQuery(dictionaryQuery(dictionary)).data ?? [];
  const offered = entries.filter((entry) => !entry.archived);
  // An entry archived since stays where it stands.
  const kept = current && !offered.some((entry) => entry.id === current.id) ? [current] : [];
  const label = t(`field.${dictionary}`);
  return (
    <Select
      id={fieldId(dictionary)}
      label={label}
      placeholder={t('field.choose')}
      data={[...kept, ...offered].map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value}
      error={error}
      clearable
      searchable
      nothingFoundMessage={common('search.nothing')}
      clearButtonProps={{ 'aria-label': `${common('action.clear')}: ${label}` }}
      onChange={onChange}
    />
  );
}
