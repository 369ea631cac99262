import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { tell } from '#web/ui/undo.tsx';
import type { Client } from '../clients.queries.ts';
import { MergeDialog } from '../merge/MergeDialog.tsx';
import { clientActs, keepClient } from './clientActs.ts';
import { useEditKey } from './useEditKey.ts';

export function ClientActions({ client, onEdit }: { client: Client; onEdit: () => void }) {
  const { t } = useTranslation('clients');
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'refuse' | 'archive' | 'merge' | null>(null);
  const { id, name, status, archived, abilities } = client;
  const mayEdit = abilities.edit.allowed;
  useEditKey(mayEdit, onEdit);

  async function act(change: Promise<Client>, words: 'refused' | 'takenBack' | 'archived' | 'restored') {
    try {
      keepClient(queries, await change);
      tell(t(`card.${words}`));
      setAsking(null);
    } catch (cause) {
      tellProblem(cause);
    }
  }

  return (
    <>
      {abilities.createOrder.allowed && !archived && (
        <Button
          component="a"
          href={`/orders/new?clientId=${id}`}
          leftSection={<IconPlus size={16} stroke={2} />}
        >
          {t('card.order')}
        </Button>
      )}
      {abilities.createContract.allowed && !archived && (
        <Button
          component="a"
          visibleFrom="sm"
          variant="default"
          href={`/contracts/new?clientId=${id}`}
          leftSection={<IconPlus size={16} stroke={2} />}
        >
          {t('card.contract')}
        </Button>
      )}
      {!archived && (
        <Button
          component="a"
          visibleFrom="sm"
          variant="default"
          href={`/tasks/new?clientId=${id}`}
          leftSection={<IconPlus size={16} stroke={2} />}
        >
          {t('card.task')}
        </Button>
      )}
      <ReasonedButton
        variant="default"
        reason={mayEdit ? null : abilities.edit.reason}
        leftSection={<IconPencil size={16} stroke={1.5} />}
        onClick={onEdit}
      >
        {t('card.edit')}
      </ReasonedButton>
      {mayEdit && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size="var(--vz-control)" aria-label={t('card.more')}>
              <IconDots size={18} stroke={1.5} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component="a" href={`/tasks?clientId=${id}`}>
              {t('card.tasks')}
            </Menu.Item>
            {abilities.merge.allowed && (
              <Menu.Item onClick={() => setAsking('merge')}>{t('base.merge.open')}</Menu.Item>
            )}
            {status === 'active' ? (
              <Menu.Item onClick={() => setAsking('refuse')}>{t('card.refuse')}</Menu.Item>
            ) : (
              <Menu.Item onClick={() => void act(clientActs.takeBack(id), 'takenBack')}>
                {t('card.takeBack')}
              </Menu.Item>
            )}
            {archived ? (
              <Menu.Item onClick={() => void act(clientActs.restore(id), 'restored')}>
                {t('card.restore')}
              </Menu.Item>
            ) : (
              <Menu.Item onClick={() => setAsking('archive')}>{t('card.archive')}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {asking === 'merge' && <MergeDialog client={client} onClose={() => setAsking(null)} />}
      <ReasonDialog
        opened={asking === 'refuse'}
        onClose={() => setAsking(null)}
        title={t('card.refuseTitle')}
        consequence={t('card.refuseWhat', { name })}
        confirmLabel={t('card.refuseConfirm')}
        onConfirm={(reason) => act(clientActs.refuse(id, reason), 'refused')}
      />
      <ConfirmDialog
        opened={asking === 'archive'}
        onClose={() => setAsking(null)}
        title={t('card.archiveTitle')}
        confirmLabel={t('card.archiveConfirm')}
        onConfirm={() => act(clientActs.archive(id), 'archived')}
      >
        {t('card.archiveWhat', { name })}
      </ConfirmDialog>
    </>
  );
}
