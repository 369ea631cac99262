import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { importActs } from '../importActs.ts';
import type { Import } from '../imports.queries.ts';
import { countOf } from '../states.ts';
import { useImportAct } from '../useImportAct.ts';
import classes from './result.module.css';

export function UndoDialog({ one, onClose }: { one: Import; onClose: () => void }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const act = useImportAct();
  const created = countOf(one.counts, 'created');
  const updated = countOf(one.counts, 'updated');
  return (
    <ConfirmDialog
      opened
      danger
      onClose={onClose}
      title={t('undo.title')}
      confirmLabel={t('act.undo')}
      cancelLabel={t('undo.keep')}
      onConfirm={() => act(importActs.undo(one.id))}
    >
      <ul className={classes.list}>
        {created > 0 && <li>{t('undo.created', { n: number(created) })}</li>}
        {updated > 0 && <li>{t('undo.updated', { n: number(updated) })}</li>}
      </ul>
      <p className={classes.last}>{t('undo.kept')}</p>
    </ConfirmDialog>
  );
}
