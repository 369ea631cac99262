import { Button, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

const VISIBLE_MS = 10_000;

/** What brings it back; false, or a promise of it: it did not come to pass, and whoever tried has said so. */
type Undo = () => unknown;

let latest: { id: string; undo: Undo } | null = null;

/** «Сохранено. Отменить» for 10 s; the same is in the feed and under Ctrl+Z, so the toast is never the only way. */
export function offerUndo(message: string, undo: Undo): void {
  const id = crypto.randomUUID();
  if (latest) notifications.hide(latest.id);
  latest = { id, undo };
  notifications.show({
    id,
    autoClose: VISIBLE_MS,
    closeButtonProps: { 'aria-label': i18next.t('common:action.close') },
    message: (
      <Group justify="space-between" wrap="nowrap" gap={12}>
        <span>{message}</span>
        <Button size="xs" variant="default" flex="none" onClick={undoLatest}>
          {i18next.t('common:action.undo')}
        </Button>
      </Group>
    ),
  });
}

export function tell(message: string, tone: 'plain' | 'danger' = 'plain'): void {
  notifications.show({
    message,
    color: tone === 'danger' ? 'danger' : undefined,
    autoClose: tone === 'danger' ? VISIBLE_MS : 5000,
    closeButtonProps: { 'aria-label': i18next.t('common:action.close') },
  });
}

/** Ctrl+Z outside fields; inside a field the browser's own undo rules. */
export function useUndoKey(): void {
  useHotkeys([['mod+Z', undoLatest, { usePhysicalKeys: true }]]);
}

function undoLatest(): void {
  const mine = latest;
  if (!mine) return;
  latest = null;
  notifications.hide(mine.id);
  void Promise.resolve(mine.undo()).then((done) => {
    if (done !== false) tell(i18next.t('common:save.undone'));
  });
}
