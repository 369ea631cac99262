import { CloseButton, TextInput } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listClasses } from '#web/search/public.ts';

interface RegionFilterProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** «Регион: Нижний Новгород ×»: words of the address; Enter or leaving the field asks. */
export function RegionFilter({ value, onChange }: RegionFilterProps) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const id = useId();
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  const commit = () => {
    const next = typed.trim() || undefined;
    if (next !== value) onChange(next);
  };
  return (
    <div className={listClasses.pill} data-set={value !== undefined || undefined}>
      <label htmlFor={id} className={listClasses.pillLabel}>
        {t('list.filter.region')}
      </label>
      <TextInput
        id={id}
        variant="unstyled"
        className={listClasses.pillField}
        maxLength={100}
        placeholder={t('list.regionAny')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      {value !== undefined && (
        <CloseButton
          size="sm"
          aria-label={`${common('action.clear')}: ${t('list.filter.region')}`}
          onClick={() => onChange(undefined)}
        />
      )}
    </div>
  );
}
