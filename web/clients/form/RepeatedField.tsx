import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fieldId } from '#web/form/useFormState.ts';
import classes from './form.module.css';

interface RepeatedFieldProps {
  /** Of one line: «Телефон». */
  label: string;
  addLabel: string;
  type: 'tel' | 'email';
  /** Where the list stands in the form: «phones», «contacts.0.emails». */
  path: string;
  values: string[];
  errors: Partial<Record<string, string>>;
  onChange: (values: string[]) => void;
  onLeave: (path: string) => void;
}

/** One line to begin with, another by a button; a blank line is nothing. */
export function RepeatedField(props: RepeatedFieldProps) {
  const { label, addLabel, type, path, values, errors, onChange, onLeave } = props;
  const { t } = useTranslation('clients');
  const nameOf = (i: number) => (values.length > 1 ? t('field.nth', { label, n: i + 1 }) : label);
  return (
    <div className={classes.repeated}>
      {values.map((value, i) => (
        <div key={i} className={classes.line}>
          <TextInput
            id={fieldId(`${path}.${i}`)}
            label={nameOf(i)}
            type={type}
            inputMode={type}
            autoComplete="off"
            value={value}
            error={errors[`${path}.${i}`]}
            onChange={(event) =>
              onChange(values.map((it, at) => (at === i ? event.currentTarget.value : it)))
            }
            onBlur={() => value.trim() !== '' && onLeave(`${path}.${i}`)}
          />
          {values.length > 1 && (
            <ActionIcon
              className={classes.removeLine}
              variant="subtle"
              color="gray"
              aria-label={t('field.remove', { label: nameOf(i) })}
              onClick={() => onChange(values.filter((_, at) => at !== i))}
            >
              <IconX size={16} stroke={1.5} />
            </ActionIcon>
          )}
        </div>
      ))}
      <Button
        className={classes.add}
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} stroke={2} />}
        onClick={() => onChange([...values, ''])}
      >
        {addLabel}
      </Button>
    </div>
  );
}
