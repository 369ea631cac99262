import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import type { Client } from '../clients.queries.ts';
import classes from './merge.module.css';
import { undoMerge } from './mergeActs.ts';

/** «Объединён с «Север, ООО»: 12.09.2026, Иванова А. С. Отменить объединение». */
export function MergedLines({ client }: { client: Client }) {
  const { t } = useTranslation('clients');
  const format = useFormat();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Client['merged'][number] | null>(null);
  return (
    <>
      {client.merged.map((other) => (
        <div key={other.id} className={classes.merged}>
          {t('base.merge.into', { name: other.name, date: format.day(other.at), by: other.by.shortName })}
          {other.undo.allowed && (
            <button type="button" className={`${classes.undo} noPrint`} onClick={() => setAsking(other)}>
              {t('base.merge.undo')}
            </button>
          )}
        </div>
      ))}
      <ConfirmDialog
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={t('base.merge.undo')}
        confirmLabel={t('base.merge.undo')}
        onConfirm={async () => {
          if (asking && (await undoMerge(queries, asking.id))) setAsking(null);
        }}
      >
        {asking && t('base.merge.undoWhat', { name: asking.name })}
      </ConfirmDialog>
    </>
  );
}
