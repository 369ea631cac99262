import { Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { offerUndo } from '#web/ui/undo.tsx';
import { mutedQuery, setMuted } from './notifications.queries.ts';

/** «Не следить за заказом» in a menu that has just been opened: asked for only then. */
export function MuteItem({ orderId }: { orderId: number }) {
  const { t } = useTranslation('notifications');
  const queries = useQueryClient();
  const { data } = useQuery(mutedQuery(orderId));
  const muted = data?.muted ?? false;

  async function change(to: boolean) {
    try {
      await setMuted(queries, orderId, to);
    } catch (cause) {
      tellProblem(cause);
      return false;
    }
    return true;
  }

  async function turn() {
    if (await change(!muted)) offerUndo(t(muted ? 'mute.followed' : 'mute.done'), () => change(muted));
  }

  return (
    <Menu.Item disabled={!data} onClick={() => void turn()}>
      {t(muted ? 'mute.follow' : 'mute.mute')}
    </Menu.Item>
  );
}
