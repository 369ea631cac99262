import { CloseButton, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './DocumentsPanel.module.css';
import { type DocumentKind, isKind } from './kinds.ts';

interface AskKindProps {
  name: string;
  choices: { value: string; label: string; disabled: boolean }[];
  onChoose: (kind: DocumentKind) => void;
  onCancel: () => void;
}

/** A file whose name does not say what it is: the kind decides who will see it, so nobody guesses. */
export function AskKind({ name, choices, onChoose, onCancel }: AskKindProps) {
  const { t } = useTranslation('files');
  const { t: common } = useTranslation('common');
  return (
    <div className={classes.ask}>
      <span className={classes.askName} title={name}>
        {name}
      </span>
      <Select
        className={classes.askSelect}
        aria-label={t('upload.askFor', { name })}
        title={t('upload.askHint')}
        placeholder={t('upload.ask')}
        data={choices}
        value={null}
        onChange={(value) => value && isKind(value) && onChoose(value)}
      />
      <CloseButton size="sm" aria-label={common('file.cancel', { name })} onClick={onCancel} />
    </div>
  );
}
