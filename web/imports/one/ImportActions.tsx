import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { tell } from '#web/ui/undo.tsx';
import { importActs } from '../importActs.ts';
import { type Import, importsQuery } from '../imports.queries.ts';
import { UndoDialog } from '../result/UndoDialog.tsx';

/** The way back: a table of which nothing is written is thrown away, one that was loaded is undone. */
export function ImportActions({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'discard' | 'undo' | null>(null);
  const { state, abilities, fileName } = one;
  const isWritten = state === 'done' || state === 'stopped';

  async function discard() {
    try {
      await importActs.discard(one.id);
    } catch (cause) {
      tellProblem(cause);
      throw cause;
    }
    await navigate({ to: '/imports' });
    queries.removeQueries({ queryKey: ['imports', one.id] });
    void queries.invalidateQueries({ queryKey: importsQuery().queryKey });
    tell(t('act.discarded'));
  }

  return (
    <>
      {abilities.discard.allowed && (
        <Button variant="default" onClick={() => setAsking('discard')}>
          {t('act.discard')}
        </Button>
      )}
      {isWritten && (
        <ReasonedButton
          variant="default"
          reason={abilities.undo.allowed ? null : abilities.undo.reason}
          onClick={() => setAsking('undo')}
        >
          {t('act.undo')}
        </ReasonedButton>
      )}
      <ConfirmDialog
        opened={asking === 'discard'}
        danger
        onClose={() => setAsking(null)}
        title={t('act.discardTitle')}
        confirmLabel={t('act.discard')}
        onConfirm={discard}
      >
        {t('act.discardWhat', { name: fileName })}
      </ConfirmDialog>
      {asking === 'undo' && <UndoDialog one={one} onClose={() => setAsking(null)} />}
    </>
  );
}
