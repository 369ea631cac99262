import { Stack, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormState } from '#web/form/useFormState.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import classes from './Tasks.module.css';

interface WordsDialogProps {
  title: string;
  /** What follows from it, a line each. */
  what: (string | false)[];
  label: string;
  draftKey: string;
  confirmLabel: string;
  cancelLabel?: string;
  /** Below the words: what goes with them. */
  children?: ReactNode;
  onClose: () => void;
  onConfirm: (words: string) => Promise<void>;
}

/** An act that may come with words; what is typed is kept until it is done. */
export function WordsDialog(props: WordsDialogProps) {
  const { title, what, label, draftKey, confirmLabel, cancelLabel, children, onClose, onConfirm } = props;
  const form = useFormState({
    initial: { words: '' },
    draftKey,
    check: () => ({}),
    submit: ({ words }) => onConfirm(words.trim()),
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={title}
      confirmLabel={confirmLabel}
      cancelLabel={cancelLabel}
      onConfirm={form.send}
    >
      <Stack gap={12}>
        {what.map(
          (line) =>
            line && (
              <p key={line} className={classes.noted}>
                {line}
              </p>
            ),
        )}
        <Textarea
          {...form.text('words')}
          label={label}
          data-autofocus
          autosize
          minRows={3}
          maxRows={12}
          maxLength={2000}
        />
        {children}
      </Stack>
    </ConfirmDialog>
  );
}
