import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { COMPANY, companyActs, type Folder } from './company.queries.ts';
import { FolderDialog } from './FolderDialog.tsx';
import { folderHref } from './FolderTree.tsx';

/** What its keeper can do with the folder that is open. */
export function FolderMenu({ way, folders }: { way: Folder[]; folders: Folder[] }) {
  const { t } = useTranslation('company');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const folder = way.at(-1) as Folder;
  const beside = folders.filter((one) => one.parentId === folder.parentId);
  const at = beside.findIndex((one) => one.id === folder.id);
  const refresh = () => queries.invalidateQueries({ queryKey: [COMPANY] });

  const place = (position: number) =>
    void companyActs.placeFolder(folder.id, position).then(refresh).catch(tellProblem);

  async function remove() {
    try {
      await companyActs.removeFolder(folder.id);
    } catch (cause) {
      tellProblem(cause);
      return setOpen(null);
    }
    tell(t('folder.removed', { name: folder.name }));
    void navigate({ href: folderHref(folder.parentId ?? undefined) });
    void refresh();
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            className="noPrint"
            aria-label={t('folder.actionsOf', { name: folder.name })}
          >
            <IconDots size={18} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen('edit')}>{t('folder.edit')}</Menu.Item>
          {at > 0 && <Menu.Item onClick={() => place(at - 1)}>{t('folder.up')}</Menu.Item>}
          {at < beside.length - 1 && <Menu.Item onClick={() => place(at + 1)}>{t('folder.down')}</Menu.Item>}
          <Menu.Item onClick={() => setOpen('remove')}>{t('folder.remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'edit' && (
        <FolderDialog folder={folder} above={way.slice(0, -1)} onClose={() => setOpen(null)} />
      )}
      {open === 'remove' && (
        <ConfirmDialog
          opened
          danger
          title={t('folder.removeTitle', { name: folder.name })}
          confirmLabel={t('folder.remove')}
          onClose={() => setOpen(null)}
          onConfirm={remove}
        >
          {t('folder.removeHow')}
        </ConfirmDialog>
      )}
    </>
  );
}
