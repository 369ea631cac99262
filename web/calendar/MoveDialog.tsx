import { Modal, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import { DateField } from '#web/form/DateField.tsx';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { dateWords } from '#web/ui/inline/reasons.ts';
import type { Item } from './calendar.queries.ts';
import { timeOf } from './times.ts';
import type { Slot } from './useMoves.ts';

interface MoveDialogProps {
  item: Item;
  onMove: (to: Slot) => void;
  onClose: () => void;
}
type Values = { on: string; at: string };

/** The same as dragging, by words. */
export function MoveDialog({ item, onMove, onClose }: MoveDialogProps) {
  const { t } = useTranslation('calendar');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const form = useFormState<Values>({
    initial: { on: format.date(item.on), at: item.at ?? '' },
    check: (values) => {
      const wrong: Errors<Values> = {};
      const read = parseDate(values.on);
      if (!read.ok)
        wrong.on = read.reason.code === 'date_empty' ? t('move.needOn') : dateWords(read.reason, common);
      else if (read.value < format.today()) wrong.on = t('move.past');
      if (timeOf(values.at) === undefined) wrong.at = t('move.needAt');
      return wrong;
    },
    checkOnLeave: ['on', 'at'],
    submit: async (values) => {
      const read = parseDate(values.on);
      if (read.ok) onMove({ on: read.value, at: timeOf(values.at) ?? null });
    },
  });
  const on = form.text('on');
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t('move.title', { name: item.title })}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <FormFrame form={form} submitLabel={t('move.submit')} onCancel={onClose} failure={null}>
        <FieldRow>
          <DateField
            id={on.id}
            label={t('move.on')}
            required
            value={on.value}
            error={on.error}
            min={format.today()}
            onText={(text) => form.set('on', text)}
            onBlur={on.onBlur}
          />
          <TextInput
            {...form.text('at')}
            label={t('move.at')}
            description={t('move.atHint')}
            inputMode="numeric"
            autoComplete="off"
            placeholder="14:30"
          />
        </FieldRow>
      </FormFrame>
    </Modal>
  );
}
