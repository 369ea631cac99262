import { CloseButton, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictNotice } from '#web/form/ConflictNotice.tsx';
import { DateField } from '#web/form/DateField.tsx';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { failureWords } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { searchActivePeople } from '#web/people/public.ts';
import { EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import classes from './Tasks.module.css';
import type { useTaskForm } from './useTaskForm.ts';

interface TaskFieldsProps {
  form: ReturnType<typeof useTaskForm>;
  submitLabel: string;
  onCancel: () => void;
  children?: ReactNode;
}

export function TaskFields({ form, submitLabel, onCancel, children }: TaskFieldsProps) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const on = form.text('on');
  return (
    <FormFrame
      form={form}
      submitLabel={submitLabel}
      onCancel={() => {
        form.dropDraft();
        onCancel();
      }}
      failure={failureWords(form.failure)}
    >
      <ConflictNotice clashes={form.clashes} onChoose={form.choose} />
      <TextInput
        {...form.text('title')}
        data-autofocus
        label={t('form.title')}
        withAsterisk
        aria-required
        maxLength={200}
      />
      <EntityCombobox
        id={fieldId('assignee')}
        label={t('form.assignee')}
        required
        value={form.values.assignee}
        error={form.errors.assignee}
        search={searchActivePeople}
        onChange={(assignee) => form.set('assignee', assignee)}
      />
      <FieldRow>
        <DateField
          id={on.id}
          label={t('form.on')}
          value={on.value}
          error={on.error}
          min={format.today()}
          onText={(text) => form.set('on', text)}
          onBlur={on.onBlur}
        />
        <TextInput
          {...form.text('at')}
          label={t('form.at')}
          placeholder="14:30"
          inputMode="numeric"
          autoComplete="off"
        />
      </FieldRow>
      <Textarea
        {...form.text('body')}
        label={t('form.body')}
        autosize
        minRows={3}
        maxRows={16}
        maxLength={10_000}
      />
      <Textarea
        {...form.text('items')}
        label={t('form.items')}
        description={t('form.itemsHint')}
        autosize
        minRows={2}
        maxRows={16}
      />
      <People form={form} />
      {children}
    </FormFrame>
  );
}

/** Those who do it together with the assignee, one after the other. */
function People({ form }: Pick<TaskFieldsProps, 'form'>) {
  const { t } = useTranslation('tasks');
  const [round, setRound] = useState(0);
  const { people } = form.values;
  return (
    <div>
      {people.length > 0 && (
        <ul className={classes.people} aria-label={t('form.people')}>
          {people.map((person) => (
            <li key={person.id} className={classes.person}>
              {person.label}
              <CloseButton
                size="sm"
                aria-label={t('form.removePerson', { name: person.label })}
                onClick={() =>
                  form.set(
                    'people',
                    people.filter(({ id }) => id !== person.id),
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
      <EntityCombobox
        key={round}
        id={fieldId('people')}
        label={people.length > 0 ? t('form.addPerson') : t('form.people')}
        value={null}
        error={form.errors.people}
        search={searchActivePeople}
        onChange={(person) => {
          if (!person) return;
          if (!people.some(({ id }) => id === person.id))
            form.set('people', [...people, { id: person.id, label: person.label }]);
          setRound(round + 1);
        }}
      />
    </div>
  );
}
