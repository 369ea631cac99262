import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type About, giveTask } from './giving.ts';
import { NewTask } from './NewTask.tsx';

/** A task given over whatever page one is on; what was typed stays a draft when it is closed. */
export function GiveTaskDialog({ about }: { about: About }) {
  const { t } = useTranslation('tasks');
  const { t: common } = useTranslation('common');
  const close = () => giveTask(null);
  return (
    <Modal
      opened
      onClose={close}
      size={600}
      title={t('form.newTitle')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <NewTask about={about} onGiven={close} onCancel={close} />
    </Modal>
  );
}
