import { Checkbox, MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import { DateField } from '#web/form/DateField.tsx';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { departmentOptions, departmentsQuery } from '#web/people/public.ts';
import classes from './News.module.css';
import type { NewsForm } from './useNewsForm.ts';

/** For whom, how important, until when it stands first, and whether people may answer. */
export function NewsSettings({ form }: { form: NewsForm }) {
  const { t } = useTranslation('news');
  const { date } = useFormat();
  const departments = useQuery(departmentsQuery);
  const { values, set, isOut } = form;
  const [pinned, setPinned] = useState(() => (values.pinnedUntil ? date(values.pinnedUntil) : ''));
  const typed = parseDate(pinned);
  const wrong = pinned.trim() !== '' && !typed.ok;
  return (
    <div className={classes.fields}>
      <MultiSelect
        label={t('form.who')}
        description={t(isOut ? 'form.fixed' : 'form.whoHint')}
        placeholder={values.departmentIds.length === 0 ? t('form.everybody') : undefined}
        data={departmentOptions(departments.data ?? [])}
        value={values.departmentIds.map(String)}
        disabled={isOut}
        searchable
        comboboxProps={{ withinPortal: true }}
        onChange={(ids) => set({ departmentIds: ids.map(Number) })}
      />
      <Checkbox
        label={t('form.important')}
        description={t('form.importantHint')}
        checked={values.important}
        disabled={isOut}
        onChange={(event) => set({ important: event.currentTarget.checked })}
      />
      <DateField
        label={t('form.pinned')}
        description={t('form.pinnedHint')}
        value={pinned}
        error={wrong ? t('form.dateWrong') : undefined}
        onText={(text) => {
          setPinned(text);
          const day = parseDate(text);
          if (text.trim() === '') set({ pinnedUntil: null });
          else if (day.ok) set({ pinnedUntil: day.value });
        }}
      />
      <Checkbox
        label={t('form.commentsClosed')}
        checked={values.commentsClosed}
        onChange={(event) => set({ commentsClosed: event.currentTarget.checked })}
      />
    </div>
  );
}
