import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { tell } from '#web/ui/undo.tsx';
import { ViewDialog } from './ViewDialog.tsx';
import { type SavedView, viewActs } from './views.queries.ts';

/** What can be done with a view of one's own while it is shown. */
export function ViewMenu({ view, query }: { view: SavedView; query: string }) {
  const { t } = useTranslation('views');
  const queries = useQueryClient();
  const [renaming, setRenaming] = useState(false);

  async function remove() {
    try {
      await viewActs.remove(view.id);
      tell(t('removed', { name: view.name }));
    } catch (cause) {
      tellProblem(cause);
    }
    void queries.invalidateQueries({ queryKey: ['saved-views', view.list] });
  }

  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon
            className="noPrint"
            variant="subtle"
            color="gray"
            aria-label={t('actions', { name: view.name })}
          >
            <IconDots size={18} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setRenaming(true)}>{t('rename')}</Menu.Item>
          <Menu.Item onClick={() => void remove()}>{t('remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {renaming && (
        <ViewDialog list={view.list} query={query} view={view} onClose={() => setRenaming(false)} />
      )}
    </>
  );
}
