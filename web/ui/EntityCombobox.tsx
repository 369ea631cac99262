import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './EntityCombobox.module.css';
import { useSearch } from './useSearch.ts';

export interface Entity {
  id: string | number;
  label: string;
  /** A second line: load and absence of an expert, INN of a client. */
  note?: string;
  /** May not be chosen, with the reason in the note. */
  disabled?: boolean;
}

interface EntityComboboxProps<E extends Entity> {
  label: string;
  value: E | null;
  onChange: (value: E | null) => void;
  /** Called 200 ms after typing stops; the signal aborts the answer that came too late. */
  search: (query: string, signal: AbortSignal) => Promise<E[]>;
  required?: boolean;
  clearable?: boolean;
  placeholder?: string;
  description?: string;
  error?: string | null;
  id?: string;
}

export function EntityCombobox<E extends Entity>(props: EntityComboboxProps<E>) {
  const { label, value, onChange, search, required, clearable, placeholder, description, error, id } = props;
  const { t } = useTranslation('common');
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const [typed, setTyped] = useState<string | null>(null);
  const found = useSearch(search, typed ?? '', box.dropdownOpened);

  function choose(key: string) {
    const entity = found.items.find((e) => String(e.id) === key);
    if (!entity) return;
    setTyped(null);
    onChange(entity);
    box.closeDropdown();
  }

  return (
    <Combobox store={box} onOptionSubmit={choose}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          id={id}
          label={label}
          description={description}
          placeholder={placeholder ?? t('search.placeholder')}
          error={error}
          withAsterisk={required}
          aria-required={required || undefined}
          autoComplete="off"
          role="combobox"
          value={typed ?? value?.label ?? ''}
          onChange={(e) => {
            setTyped(e.currentTarget.value);
            box.openDropdown();
            box.resetSelectedOption();
          }}
          onClick={() => box.openDropdown()}
          onFocus={() => box.openDropdown()}
          onBlur={() => {
            box.closeDropdown();
            setTyped(null); // Half a name is not a choice: what was chosen stands.
          }}
          rightSection={
            found.searching ? (
              <Loader size={14} />
            ) : clearable && value ? (
              <CloseButton
                size="sm"
                aria-label={`${t('action.clear')}: ${label}`}
                onClick={() => onChange(null)}
              />
            ) : undefined
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
          {found.items.map((entity) => (
            <Combobox.Option key={entity.id} value={String(entity.id)} disabled={entity.disabled}>
              <span className={classes.label}>{entity.label}</span>
              {entity.note && <span className={classes.note}>{entity.note}</span>}
            </Combobox.Option>
          ))}
          {found.items.length === 0 && (
            <Combobox.Empty>
              {found.failed
                ? t('search.failed')
                : found.searching
                  ? t('search.searching')
                  : t('search.nothing')}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
