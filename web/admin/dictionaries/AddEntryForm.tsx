import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormState } from '#web/form/useFormState.ts';
import { failureWords, fieldsOf } from '#web/http/errors.ts';
import classes from './dictionaries.module.css';
import { addEntry } from './dictionaries.queries.ts';
import type { DictionaryName } from './dictionaryNames.ts';

export function AddEntryForm({ dictionary }: { dictionary: DictionaryName }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  const form = useFormState({
    initial: { name: '' },
    check: ({ name }) => (name.trim() === '' ? { name: t('dictionaries.needName') } : {}),
    submit: async ({ name }) => {
      await addEntry(dictionary, name);
      form.dropDraft();
    },
    fieldsOf,
  });
  const field = form.text('name');
  return (
    <form
      noValidate
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <TextInput
        className={classes.name}
        aria-label={t(`dictionaries.${dictionary}.new`)}
        placeholder={t(`dictionaries.${dictionary}.new`)}
        autoComplete="off"
        {...field}
        error={field.error ?? failureWords(form.failure)}
      />
      <Button type="submit" variant="default" loading={form.busy}>
        {common('action.add')}
      </Button>
    </form>
  );
}
