import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundRecord, recordsQuery } from '../news.queries.ts';
import classes from './Editor.module.css';

interface RecordDialogProps {
  onClose: () => void;
  onChoose: (record: FoundRecord) => void;
}

/** One search over what the writer sees. */
export function RecordDialog({ onClose, onChoose }: RecordDialogProps) {
  const { t } = useTranslation('news');
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery(recordsQuery(asked));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('editor.record')}
      closeButtonProps={{ 'aria-label': t('editor.closeDialog') }}
    >
      <TextInput
        data-autofocus
        label={t('editor.findRecord')}
        description={t('editor.recordHint')}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={classes.found}>
        {(found.data ?? []).map((record) => (
          <li key={`${record.kind} ${record.id}`}>
            <button type="button" onClick={() => onChoose(record)}>
              <span>{record.title}</span>
              <span className="meta">
                {t(`kind.${record.kind}`)}
                {record.subtitle && ` · ${record.subtitle}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {asked !== '' && found.data?.length === 0 && <p className="muted">{t('editor.nothing')}</p>}
    </Modal>
  );
}
