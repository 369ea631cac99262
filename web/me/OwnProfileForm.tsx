import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parsePhone } from '#domain/values/phone.ts';
import { FieldRow } from '#web/form/FormFrame.tsx';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { answer, api } from '#web/http/client.ts';
import { failureWords, fieldsOf, isProblem } from '#web/http/errors.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { dayMonth, type Employee, personQuery } from '#web/people/public.ts';
import { tell } from '#web/ui/undo.tsx';
import classes from './me.module.css';

interface Values {
  phone: string;
  extension: string;
  mobile: string;
  room: string;
  duties: string;
  showBirthYear: boolean;
}

/** What one keeps of oneself; the rest is the administrator's. */
export function OwnProfileForm({ person }: { person: Employee }) {
  const { t } = useTranslation('me');
  const { t: people } = useTranslation('people');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const form = useFormState<Values>({
    initial: valuesOf(person),
    check: (values) => {
      const errors: Errors<Values> = {};
      for (const key of ['phone', 'mobile'] as const) {
        const typed = values[key].trim();
        // what stood there before anybody checked it may stay
        if (typed === '' || typed === (person[key] ?? '')) continue;
        const parsed = parsePhone(typed);
        if (!parsed.ok) errors[key] = t(`profile.wrong.${parsed.reason.code}`, { ...parsed.reason });
      }
      return errors;
    },
    checkOnLeave: ['phone', 'mobile'],
    submit: async (values) => {
      const body = { ...emptyAsNull(values), version: person.version };
      try {
        const saved = await answer(api.PUT('/api/me/profile', { body }));
        queryClient.setQueryData(personQuery(person.id).queryKey, saved);
        // as the server wrote it
        form.put(valuesOf(saved));
        tell(common('save.done'));
        await queryClient.invalidateQueries({ queryKey: ['people'] });
      } catch (cause) {
        // somebody changed the card meanwhile: what they wrote comes in, what is typed here stays
        if (isProblem(cause, 'version_conflict'))
          await queryClient.invalidateQueries({ queryKey: personQuery(person.id).queryKey });
        throw cause;
      }
    },
    fieldsOf: (cause) => fieldsOf(cause) as Errors<Values> | null,
  });
  return (
    <form
      noValidate
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <FieldRow>
        <TextInput label={people('fact.phone')} inputMode="tel" maxLength={60} {...form.text('phone')} />
        <TextInput label={people('fact.extension')} maxLength={20} {...form.text('extension')} />
      </FieldRow>
      <FieldRow>
        <TextInput label={people('fact.mobile')} inputMode="tel" maxLength={60} {...form.text('mobile')} />
        <TextInput label={people('fact.room')} maxLength={60} {...form.text('room')} />
      </FieldRow>
      <Textarea
        label={people('fact.duties')}
        description={t('profile.dutiesHint')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={500}
        {...form.text('duties')}
      />
      {person.bornOn && (
        <Checkbox
          label={t('profile.showBirthYear')}
          description={t('profile.birthday', { day: dayMonth(person.bornOn, format.language) })}
          checked={form.values.showBirthYear}
          onChange={(event) => form.set('showBirthYear', event.currentTarget.checked)}
        />
      )}
      <div role="alert">{form.failure ? failureWords(form.failure) : null}</div>
      <div>
        <Button type="submit" loading={form.busy}>
          {common('action.save')}
        </Button>
      </div>
    </form>
  );
}

const valuesOf = (person: Employee): Values => ({
  phone: person.phone ?? '',
  extension: person.extension ?? '',
  mobile: person.mobile ?? '',
  room: person.room ?? '',
  duties: person.duties,
  showBirthYear: person.showBirthYear ?? false,
});

const emptyAsNull = ({ duties, showBirthYear, ...lines }: Values) => ({
  phone: lines.phone.trim() || null,
  extension: lines.extension.trim() || null,
  mobile: lines.mobile.trim() || null,
  room: lines.room.trim() || null,
  duties,
  showBirthYear,
});
