import { Button, Group } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNotice } from './DraftNotice.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import classes from './Form.module.css';

interface FormFrameProps {
  /** What useFormState returned. */
  form: {
    errors: Partial<Record<string, string>>;
    attempt: number;
    busy: boolean;
    send: () => Promise<void>;
    draft: { at: string } | null;
    dropDraft: () => void;
  };
  submitLabel: string;
  onCancel?: () => void;
  /** Words of a failure that belongs to no field. */
  failure?: ReactNode;
  children: ReactNode;
}

/** A column of ≤ 640 px: labels above, one way down, the draft on top, Ctrl+Enter sends. */
export function FormFrame({ form, submitLabel, onCancel, failure, children }: FormFrameProps) {
  const { t } = useTranslation('common');
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
      onKeyDown={getHotkeyHandler([['mod+Enter', () => void form.send()]])}
    >
      {form.draft && <DraftNotice at={form.draft.at} onDelete={form.dropDraft} />}
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <p className={classes.note}>{t('form.requiredNote')}</p>
      {children}
      <div role="alert" className={classes.failure}>
        {failure}
      </div>
      <Group gap={8}>
        <Button type="submit" loading={form.busy}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        )}
      </Group>
    </form>
  );
}

/** Two or three short fields in a line that fall under each other on a phone. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
