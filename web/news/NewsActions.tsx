import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPencil } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { type News, newsActs } from './news.queries.ts';

/** What its author, or who keeps order here, may do with it. */
export function NewsActions({ news, editing = false }: { news: News; editing?: boolean }) {
  const { t } = useTranslation('news');
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'withdraw' | 'remove' | null>(null);
  const { id, state, abilities } = news;
  const scheduled = state === 'scheduled';

  async function act() {
    try {
      if (asking === 'remove') {
        await newsActs.remove(id);
        tell(t('told.removed'));
        void navigate({ to: '/news', search: { view: 'drafts' } });
      } else await withdraw();
      setAsking(null);
    } catch (cause) {
      tellProblem(cause);
      throw cause;
    }
  }
  async function withdraw() {
    await newsActs.withdraw(id);
    tell(t(scheduled ? 'told.unscheduled' : 'told.withdrawn'));
  }

  if (!abilities.edit.allowed) return null;
  return (
    <>
      {!editing && (
        <Button
          component="a"
          href={`/news/${id}/edit`}
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.5} />}
        >
          {t('act.edit')}
        </Button>
      )}
      {(abilities.withdraw.allowed || abilities.remove.allowed) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size="var(--vz-control)" aria-label={t('act.more')}>
              <IconDots size={18} stroke={1.5} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {abilities.withdraw.allowed && (
              <Menu.Item
                onClick={() => (scheduled ? void withdraw().catch(tellProblem) : setAsking('withdraw'))}
              >
                {t(scheduled ? 'act.unschedule' : 'act.withdraw')}
              </Menu.Item>
            )}
            {abilities.remove.allowed && (
              <Menu.Item onClick={() => setAsking('remove')}>{t('act.remove')}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {asking && (
        <ConfirmDialog
          opened
          danger
          onClose={() => setAsking(null)}
          title={t(`ask.${asking}`)}
          confirmLabel={t(`act.${asking}`)}
          onConfirm={act}
        >
          {t(`ask.${asking}What`)}
        </ConfirmDialog>
      )}
    </>
  );
}
