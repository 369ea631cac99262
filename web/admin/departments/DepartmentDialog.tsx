import { Checkbox, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DepartmentDuty, departmentDuties } from '#domain/policy/actions.ts';
import { FormFrame } from '#web/form/FormFrame.tsx';
import { type Errors, fieldId, useFormState } from '#web/form/useFormState.ts';
import { failureWords, fieldsOf } from '#web/http/errors.ts';
import { type Department, departmentOptions, searchActivePeople } from '#web/people/public.ts';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { saveDepartment } from './departments.queries.ts';

interface DepartmentDialogProps {
  /** null: a new one. */
  department: Department | null;
  departments: Department[];
  onClose: () => void;
}

interface Values {
  name: string;
  parentId: number | null;
  head: Entity | null;
  duties: DepartmentDuty[];
}

export function DepartmentDialog({ department, departments, onClose }: DepartmentDialogProps) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  const form = useFormState<Values>({
    initial: {
      name: department?.name ?? '',
      parentId: department?.parentId ?? null,
      head: department?.head ? { id: department.head.id, label: department.head.name } : null,
      duties: department?.duties ?? [],
    },
    check: ({ name }) => (name.trim() === '' ? { name: t('departments.needName') } : {}),
    submit: async ({ name, parentId, head, duties }) => {
      const headId = head ? Number(head.id) : null;
      await saveDepartment(department?.id ?? null, { name, parentId, headId, duties });
      onClose();
    },
    fieldsOf: ownFields,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={department ? t('departments.editTitle') : t('departments.newTitle')}
      size={560}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <FormFrame
        form={form}
        submitLabel={department ? common('action.save') : t('departments.add')}
        onCancel={onClose}
        failure={failureWords(form.failure)}
      >
        <TextInput
          label={t('departments.name')}
          withAsterisk
          aria-required
          data-autofocus
          {...form.text('name')}
        />
        <Select
          id={fieldId('parentId')}
          label={t('departments.parent')}
          placeholder={t('departments.noParent')}
          data={departmentOptions(departments.filter((one) => one.id !== department?.id))}
          value={form.values.parentId ? String(form.values.parentId) : null}
          error={form.errors.parentId}
          onChange={(id) => form.set('parentId', id ? Number(id) : null)}
          clearable
          clearButtonProps={{ 'aria-label': t('departments.noParent') }}
        />
        <EntityCombobox
          id={fieldId('head')}
          label={t('departments.column.head')}
          description={t('departments.headHint')}
          clearable
          value={form.values.head}
          error={form.errors.head}
          search={searchActivePeople}
          onChange={(head) => form.set('head', head)}
        />
        <Checkbox.Group
          id={fieldId('duties')}
          label={t('departments.column.duties')}
          value={form.values.duties}
          onChange={(next) =>
            form.set(
              'duties',
              departmentDuties.filter((duty) => next.includes(duty)),
            )
          }
        >
          <Stack gap={10} mt={8}>
            {departmentDuties.map((duty) => (
              <Checkbox
                key={duty}
                value={duty}
                label={t(`departments.duty.${duty}.name`)}
                description={t(`departments.duty.${duty}.means`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {department && <p className="meta">{t('departments.keyNote', { key: department.key })}</p>}
      </FormFrame>
    </Modal>
  );
}

function ownFields(cause: unknown): Errors<Values> | null {
  const fields = fieldsOf(cause);
  if (!fields) return null;
  const { headId, ...others } = fields;
  return { ...others, ...(headId && { head: headId }) };
}
