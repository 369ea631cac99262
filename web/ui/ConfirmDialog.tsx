import { Button, Group, Modal, Stack } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from './useFocusBack.ts';

interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen and to how many: «Отправить 355 письмам». */
  children: ReactNode;
  confirmLabel: string;
  /** Where «Отменить» would sound like the act itself. */
  cancelLabel?: string;
  danger?: boolean;
  /** A promise keeps the button busy; a rejection is the caller's to word, the dialog stays open. */
  onConfirm: () => Promise<void> | void;
  disabled?: boolean;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    opened,
    onClose,
    title,
    children,
    confirmLabel,
    cancelLabel,
    danger = false,
    onConfirm,
    disabled,
  } = props;
  const { t } = useTranslation('common');
  const [busy, setBusy] = useState(false);
  useFocusBack(opened);

  async function confirm() {
    if (disabled || busy) return;
    setBusy(true);
    try {
      await onConfirm();
    } catch {
      // Worded by the caller; the dialog stays, with everything typed in it.
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={480}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      onKeyDown={getHotkeyHandler([['mod+Enter', () => void confirm()]])}
    >
      <Stack gap={16}>
        <div>{children}</div>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {cancelLabel ?? t('action.cancel')}
          </Button>
          <Button
            color={danger ? 'danger' : undefined}
            loading={busy}
            disabled={disabled}
            onClick={() => void confirm()}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
