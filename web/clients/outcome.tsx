import { Modal, Stack } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

/** What an act did not reach, and why: said in a window, for a toast is gone before it is read. */
type Outcome = { title: string; why: string; lines: { key: string; what: string; reason?: string }[] };

let shown: Outcome | null = null;
const listeners = new Set<() => void>();
const show = (next: Outcome | null) => {
  shown = next;
  for (const listener of listeners) listener();
};

export function tellOutcome(outcome: Outcome): void {
  if (outcome.lines.length > 0) show(outcome);
}

export function OutcomeDialog() {
  const { t } = useTranslation('common');
  const outcome = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  if (!outcome) return null;
  return (
    <Modal
      opened
      onClose={() => show(null)}
      size={560}
      title={outcome.title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap={8}>
        <div>{outcome.why}</div>
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {outcome.lines.map(({ key, what, reason }) => (
            <li key={key}>
              {what}
              {reason && <div className="meta">{reason}</div>}
            </li>
          ))}
        </ul>
      </Stack>
    </Modal>
  );
}
