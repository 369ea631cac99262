import { Select, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AbsenceKind } from '#domain/absences/request-state.ts';
import { useWorkCalendar } from '#web/calendar/public.ts';
import { DateField } from '#web/form/DateField.tsx';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { failureWords } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { searchActivePeople } from '#web/people/public.ts';
import { useMe } from '#web/session/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from './Absences.module.css';
import { ABSENCE_KINDS } from './absences.queries.ts';
import { dayOf, useAskForm } from './useAskForm.ts';
import { useDayCount } from './useDays.ts';

/** A request goes to the head; until it is approved nothing follows from it. */
export function AskAbsencePage() {
  const { t } = useTranslation('absences');
  const navigate = useNavigate();
  const form = useAskForm(useMe().employee.id, () => back('mine'));
  const back = (view?: 'mine') => void navigate({ to: '/absences', search: view ? { view } : {} });
  const date = (key: 'fromOn' | 'toOn') => {
    const { id, value, error, onBlur } = form.text(key);
    return { id, value, error, onBlur, onText: (text: string) => form.set(key, text) };
  };
  return (
    <Page
      title={t('askTitle')}
      width="form"
      above={<Breadcrumb parent={t('title')} href="/absences" here={t('askTitle')} />}
    >
      <Section>
        <FormFrame
          form={form}
          submitLabel={t('send')}
          onCancel={() => {
            form.dropDraft();
            back();
          }}
          failure={failureWords(form.failure)}
        >
          <Select
            id={fieldId('kind')}
            label={t('column.kind')}
            description={t('kindHint')}
            allowDeselect={false}
            data={ABSENCE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            value={form.values.kind}
            onChange={(kind) => kind && form.set('kind', kind as AbsenceKind)}
          />
          <FieldRow>
            <DateField label={t('from')} required {...date('fromOn')} />
            <DateField label={t('to')} required {...date('toOn')} />
          </FieldRow>
          <Length from={dayOf(form.values.fromOn)} to={dayOf(form.values.toOn)} />
          <EntityCombobox
            id={fieldId('substitute')}
            label={t('column.substitute')}
            description={t('askSubstituteHint')}
            clearable
            value={form.values.substitute}
            error={form.errors.substitute}
            search={searchActivePeople}
            onChange={(substitute) => form.set('substitute', substitute)}
          />
          <Textarea
            {...form.text('note')}
            label={t('note')}
            description={t('noteHint')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
          />
        </FormFrame>
      </Section>
    </Page>
  );
}

/** Counted while the days are chosen. */
function Length({ from, to }: { from: string | null; to: string | null }) {
  const { t } = useTranslation('absences');
  const format = useFormat();
  const calendar = useWorkCalendar(from ?? format.today());
  const { said, counted } = useDayCount();
  const known =
    from !== null && to !== null && to >= from && to.slice(0, 4) <= String(Number(from.slice(0, 4)) + 5);
  const { days, working } = known ? counted(calendar, from, to) : { days: 0, working: 0 };
  return (
    <output className={classes.length}>
      {known ? said(days, working) : <span className="muted">{t('daysHint')}</span>}
    </output>
  );
}
