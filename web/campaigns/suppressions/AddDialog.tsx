import { Modal, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormFrame } from '#web/form/FormFrame.tsx';
import { useFormState } from '#web/form/useFormState.ts';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { tell } from '#web/ui/undo.tsx';
import { addSuppression } from './suppressions.queries.ts';

/** Said before it is done: there is no way back. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('campaigns');
  const { t: common } = useTranslation('common');
  const form = useFormState({
    initial: { address: '', note: '' },
    check: () => ({}),
    fieldsOf,
    submit: async ({ address, note }) => {
      await addSuppression(address.trim(), note.trim());
      tell(t('suppressions.saved'));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('suppressions.addTitle')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <FormFrame
        form={form}
        submitLabel={t('suppressions.save')}
        onCancel={onClose}
        failure={form.failure ? failureOf(form.failure).why : null}
      >
        <TextInput
          {...form.text('address')}
          label={t('suppressions.address')}
          description={t('suppressions.forEver')}
          withAsterisk
          inputMode="email"
          autoComplete="off"
          maxLength={254}
        />
        <TextInput
          {...form.text('note')}
          label={t('suppressions.note')}
          placeholder={t('suppressions.notePlaceholder')}
          maxLength={500}
        />
      </FormFrame>
    </Modal>
  );
}
