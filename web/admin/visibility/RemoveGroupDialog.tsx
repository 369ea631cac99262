import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { removeGroup, type VisibilityGroup } from './groups.queries.ts';

export function RemoveGroupDialog({ group, onClose }: { group: VisibilityGroup; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  async function remove() {
    try {
      await removeGroup(group.id);
      onClose();
    } catch (cause) {
      tellProblem(cause);
    }
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('groups.removeTitle', { name: group.name })}
      confirmLabel={common('action.delete')}
      danger
      onConfirm={remove}
    >
      {t('groups.removeWhy', { count: group.members.length })}
    </ConfirmDialog>
  );
}
