import { Anchor, Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { saveRows } from '../importActs.ts';
import type { RowState } from '../imports.queries.ts';
import classes from './rows.module.css';

interface SaveRowsProps {
  id: number;
  state: RowState;
  /** Within a sentence. */
  inline?: boolean;
}

/** Rows of one state as .xlsx, with what is wrong beside them. */
export function SaveRows({ id, state, inline = false }: SaveRowsProps) {
  const { t } = useTranslation('imports');
  const [busy, setBusy] = useState(false);
  const label = t(state === 'error' ? 'rows.exportWrong' : 'rows.exportThese');

  async function take() {
    if (busy) return;
    setBusy(true);
    await saveRows(id, state).catch(tellProblem);
    setBusy(false);
  }

  if (inline) {
    return (
      <Anchor
        component="button"
        type="button"
        underline="always"
        aria-label={label}
        onClick={() => void take()}
      >
        {t('result.download')}
      </Anchor>
    );
  }
  return (
    <Button
      className={classes.touch}
      size="compact-sm"
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.5} />}
      loading={busy}
      onClick={() => void take()}
    >
      {label}
    </Button>
  );
}
