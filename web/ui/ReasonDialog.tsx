import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './ConfirmDialog.tsx';

interface ReasonDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What follows from it, before the field. */
  consequence?: ReactNode;
  label?: string;
  min?: number;
  /** Instead of «Напишите, что исправить: …», where nothing is to be corrected. */
  shortWords?: string;
  /** Ready phrases: a click puts one into the field, still to be edited. */
  templates?: string[];
  confirmLabel: string;
  danger?: boolean;
  onConfirm: (reason: string) => Promise<void> | void;
}

export function ReasonDialog({ min = 10, templates = [], ...props }: ReasonDialogProps) {
  const { t } = useTranslation('common');
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState(false);
  const templatesId = useId();
  const missing = min - reason.trim().length;

  return (
    <ConfirmDialog
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      confirmLabel={props.confirmLabel}
      danger={props.danger}
      onConfirm={async () => {
        if (missing > 0) return setLeft(true);
        await props.onConfirm(reason.trim());
        setReason('');
        setLeft(false);
      }}
    >
      <Stack gap={12}>
        {props.consequence && <div>{props.consequence}</div>}
        <Textarea
          label={props.label ?? t('reason.label')}
          withAsterisk
          aria-required
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          placeholder={t('reason.placeholder')}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          onBlur={() => setLeft(reason.length > 0)}
          description={missing > 0 && !left ? t('reason.left', { count: missing }) : undefined}
          error={left && missing > 0 ? (props.shortWords ?? t('reason.short', { min })) : undefined}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
        />
        {templates.length > 0 && (
          <Stack gap={4}>
            <div id={templatesId} className="meta">
              {t('reason.templates')}
            </div>
            <Group gap={4} role="group" aria-labelledby={templatesId}>
              {templates.map((text) => (
                <Button
                  key={text}
                  size="xs"
                  variant="default"
                  onClick={() => setReason(joined(reason, text))}
                >
                  {text}
                </Button>
              ))}
            </Group>
          </Stack>
        )}
      </Stack>
    </ConfirmDialog>
  );
}

function joined(typed: string, phrase: string): string {
  return typed.trim() ? `${typed.trimEnd()} ${phrase}` : phrase;
}
