import { Modal, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays } from '#domain/values/dates.ts';
import { FormFrame } from '#web/form/FormFrame.tsx';
import { fieldId, useFormState } from '#web/form/useFormState.ts';
import { failureWords, fieldsOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { type MadeToken, makeToken, type NewToken } from './me.queries.ts';

const TERMS = [30, 90, 180, 365];

interface NewTokenDialogProps {
  onClose: () => void;
  onMade: (token: MadeToken) => void;
}

export function NewTokenDialog({ onClose, onMade }: NewTokenDialogProps) {
  const { t } = useTranslation('me');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const form = useFormState<NewToken>({
    initial: { name: '', scope: 'read', days: 90 },
    check: ({ name }) => (name.trim() === '' ? { name: t('tokens.needName') } : {}),
    submit: async (values) => {
      onMade(await makeToken(values));
      onClose();
    },
    fieldsOf,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tokens.newTitle')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <FormFrame
        form={form}
        submitLabel={t('tokens.make')}
        onCancel={onClose}
        failure={failureWords(form.failure)}
      >
        <TextInput
          label={t('tokens.name')}
          description={t('tokens.nameHint')}
          withAsterisk
          aria-required
          data-autofocus
          {...form.text('name')}
        />
        <Radio.Group
          label={t('tokens.scope')}
          value={form.values.scope}
          onChange={(scope) => form.set('scope', scope as NewToken['scope'])}
        >
          <Stack gap={8} mt={4}>
            <Radio value="read" label={t('tokens.read')} description={t('tokens.readHint')} />
            <Radio value="write" label={t('tokens.write')} description={t('tokens.writeHint')} />
          </Stack>
        </Radio.Group>
        <Select
          id={fieldId('days')}
          label={t('tokens.term')}
          data={TERMS.map((days) => ({
            value: String(days),
            label: t('tokens.termUntil', { count: days, date: format.date(addDays(format.today(), days)) }),
          }))}
          value={String(form.values.days)}
          onChange={(days) => days && form.set('days', Number(days))}
        />
      </FormFrame>
    </Modal>
  );
}
