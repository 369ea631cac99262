import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TaskFields } from './TaskFields.tsx';
import type { Task } from './tasks.queries.ts';
import { useTaskForm } from './useTaskForm.ts';

export function EditTaskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const { t: common } = useTranslation('common');
  const form = useTaskForm({ task, about: {}, onDone: onClose });
  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={t('form.editTitle')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <TaskFields form={form} submitLabel={common('action.save')} onCancel={onClose} />
    </Modal>
  );
}
