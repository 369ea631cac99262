import { Modal, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormFrame } from '#web/form/FormFrame.tsx';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { failureWords, fieldsOf } from '#web/http/errors.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';
import { GroupPreview } from './GroupPreview.tsx';
import { saveGroup, type VisibilityGroup } from './groups.queries.ts';
import { MembersField } from './MembersField.tsx';

interface Values {
  name: string;
  members: Entity[];
}

export function GroupDialog({ group, onClose }: { group: VisibilityGroup | null; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  const form = useFormState<Values>({
    initial: {
      name: group?.name ?? '',
      members: (group?.members ?? []).map((one) => ({ id: one.id, label: one.name, note: one.position })),
    },
    check: ({ name }) => (name.trim() === '' ? { name: t('groups.needName') } : {}),
    submit: async ({ name, members }) => {
      await saveGroup(group?.id ?? null, { name, memberIds: members.map((one) => Number(one.id)) });
      onClose();
    },
    fieldsOf: ownFields,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={group ? t('groups.editTitle') : t('groups.newTitle')}
      size={560}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <FormFrame
        form={form}
        submitLabel={group ? common('action.save') : t('groups.add')}
        onCancel={onClose}
        failure={failureWords(form.failure)}
      >
        <TextInput
          label={t('groups.name')}
          placeholder={t('groups.nameExample')}
          withAsterisk
          aria-required
          data-autofocus
          {...form.text('name')}
        />
        <MembersField
          value={form.values.members}
          error={form.errors.members}
          onChange={(members) => form.set('members', members)}
        />
        <GroupPreview id={group?.id ?? null} memberIds={form.values.members.map((one) => Number(one.id))} />
      </FormFrame>
    </Modal>
  );
}

function ownFields(cause: unknown): Errors<Values> | null {
  const fields = fieldsOf(cause);
  if (!fields) return null;
  const { memberIds, ...others } = fields;
  return { ...others, ...(memberIds && { members: memberIds }) };
}
