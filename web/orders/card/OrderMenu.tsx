import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { MuteItem } from '#web/notifications/public.ts';
import { useMe } from '#web/session/public.ts';
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { useOrderHere } from './OrderContext.ts';
import { useProblemToast } from './useProblemToast.ts';

/** What is rarely done: stop following, bring back from the archive, renew, print, copy the link. */
export function OrderMenu() {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const { order, acts } = useOrderHere();
  const me = useMe();
  const navigate = useNavigate();
  const attempt = useProblemToast();
  const [reopening, setReopening] = useState(false);
  const { reopen, renew } = order.abilities;

  async function renewOrder() {
    try {
      const made = await acts.renew();
      tell(t('card.menu.renewed', { number: made.number }));
      await navigate({ to: '/orders/$id', params: { id: made.id } });
    } catch (cause) {
      tellProblem(cause);
    }
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={common('action.moreActions')}>
            <IconDots size={18} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => window.print()}>{common('action.print')}</Menu.Item>
          <Menu.Item component="a" href={`/orders/${order.id}/sheet`}>
            {t('sheet.title')}
          </Menu.Item>
          {me.abilities.administer && (
            <Menu.Item component="a" href={`/admin/visibility/why?type=order&id=${order.id}`}>
              {t('card.menu.whoSees')}
            </Menu.Item>
          )}
          <Menu.Item
            onClick={() =>
              void navigator.clipboard
                .writeText(`${window.location.origin}/orders/${order.id}`)
                .then(() => tell(t('card.menu.copied')))
            }
          >
            {t('card.menu.copyLink')}
          </Menu.Item>
          <Menu.Item component="a" href={`/tasks/new?orderId=${order.id}`}>
            {t('card.menu.giveTask')}
          </Menu.Item>
          <Menu.Item component="a" href={`/tasks?orderId=${order.id}`}>
            {t('card.menu.tasks')}
          </Menu.Item>
          <MuteItem orderId={order.id} />
          {reopen.allowed && (
            <Menu.Item onClick={() => setReopening(true)}>{t('card.menu.reopen')}</Menu.Item>
          )}
          {renew.allowed && <Menu.Item onClick={() => void renewOrder()}>{t('card.menu.renew')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <ReasonDialog
        opened={reopening}
        onClose={() => setReopening(false)}
        title={t('card.menu.reopenTitle', { number: order.number })}
        consequence={t('card.menu.reopenWhy')}
        confirmLabel={t('card.menu.reopenConfirm')}
        shortWords={t('card.status.reasonShort')}
        onConfirm={(reason) =>
          attempt(async () => {
            await acts.run({ do: 'reopen', version: order.version, reason });
            setReopening(false);
          })
        }
      />
    </>
  );
}
