import { MultiSelect, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { departmentOptions, departmentsQuery } from '#web/people/public.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { COMPANY, companyActs, type Folder } from './company.queries.ts';
import { folderHref } from './FolderTree.tsx';

interface FolderDialogProps {
  /** null makes a new one. */
  folder: Folder | null;
  /** The folders it lies in, the topmost first. */
  above: Folder[];
  onClose: () => void;
}

/** A folder: its name, and who sees what lies in it. */
export function FolderDialog({ folder, above, onClose }: FolderDialogProps) {
  const { t } = useTranslation('company');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const departments = useQuery(departmentsQuery);
  const [name, setName] = useState(folder?.name ?? '');
  const [chosen, setChosen] = useState(folder?.departments.map(({ id }) => String(id)) ?? []);
  const [wrong, setWrong] = useState<{ name?: string; departmentIds?: string }>({});
  const parent = above.at(-1);

  async function save() {
    if (name.trim() === '') return setWrong({ name: t('folder.needName') });
    const ids = chosen.map(Number);
    let kept: Folder;
    try {
      kept = await (folder
        ? companyActs.editFolder(folder.id, name, ids, folder.version)
        : companyActs.createFolder(parent?.id ?? null, name, ids));
    } catch (cause) {
      setWrong(fieldsOf(cause) ?? { name: failureOf(cause).why });
      throw cause;
    }
    tell(t(folder ? 'folder.saved' : 'folder.created', { name }));
    onClose();
    await queries.invalidateQueries({ queryKey: [COMPANY] });
    if (!folder) void navigate({ href: folderHref(kept.id) });
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={
        folder ? t('folder.editTitle') : parent ? t('folder.addInto', { name: parent.name }) : t('folder.add')
      }
      confirmLabel={folder ? common('action.save') : t('folder.create')}
      onConfirm={save}
    >
      <Stack gap={12}>
        <TextInput
          label={t('folder.name')}
          withAsterisk
          data-autofocus
          maxLength={200}
          value={name}
          error={wrong.name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setWrong({});
          }}
        />
        <MultiSelect
          label={t('folder.who')}
          description={t(parent ? 'folder.whoInside' : 'folder.whoHint')}
          placeholder={chosen.length === 0 ? t(parent ? 'folder.asAbove' : 'folder.everybody') : undefined}
          data={departmentOptions(departments.data ?? [])}
          value={chosen}
          error={wrong.departmentIds}
          searchable
          comboboxProps={{ withinPortal: true }}
          onChange={(ids) => {
            setChosen(ids);
            setWrong({});
          }}
        />
      </Stack>
    </ConfirmDialog>
  );
}
