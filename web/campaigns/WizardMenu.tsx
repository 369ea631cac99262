import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#web/session/public.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import type { Campaign } from './campaigns.queries.ts';
import { useDropDraft } from './useDropDraft.ts';

/** To copy it, or to throw the draft away; nothing to press for who may do neither. */
export function WizardMenu({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const navigate = useNavigate();
  const me = useMe();
  const drop = useDropDraft();
  const [asked, setAsked] = useState(false);
  const mayCopy = me.employee.roles.includes('manager') && me.abilities.campaigns;
  const mayDrop = campaign.abilities.edit.allowed;
  if (!mayCopy && !mayDrop) return null;

  async function confirm() {
    if (await drop(campaign.id)) await navigate({ to: '/campaigns' });
    else setAsked(false);
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('list.actions', { name: campaign.name })}
          >
            <IconDots size={18} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayCopy && (
            <Menu.Item component="a" href={`/campaigns/new?copyOf=${campaign.id}`}>
              {t('list.copy')}
            </Menu.Item>
          )}
          {mayDrop && (
            <Menu.Item color="danger" onClick={() => setAsked(true)}>
              {t('list.drop')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('list.drop')}
        confirmLabel={t('list.dropConfirm')}
        danger
        onConfirm={confirm}
      >
        {t('list.dropWhy', { name: campaign.name })}
      </ConfirmDialog>
    </>
  );
}
