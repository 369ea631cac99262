import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { importActs } from '../importActs.ts';
import type { Import } from '../imports.queries.ts';
import { countOf, readyIn } from '../states.ts';
import { useImportAct } from '../useImportAct.ts';
import classes from './result.module.css';

/** What will be written and what will not, before it is. */
export function RunDialog({ one, onClose }: { one: Import; onClose: () => void }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const act = useImportAct();
  const { counts, onMatch } = one;
  const ready = readyIn(counts);
  const title = t('checked.load', { count: ready, n: number(ready) });
  const lines = [
    { key: 'created', n: countOf(counts, 'create'), say: (n: string) => t('run.created', { n }) },
    { key: 'updated', n: countOf(counts, 'update'), say: (n: string) => t(`run.updated.${onMatch}`, { n }) },
    { key: 'skipped', n: countOf(counts, 'skip'), say: (n: string) => t('run.skipped', { n }) },
    { key: 'leftOut', n: countOf(counts, 'leftOut'), say: (n: string) => t('run.leftOut', { n }) },
    { key: 'wrong', n: countOf(counts, 'error'), say: (n: string) => t('run.wrong', { n }) },
  ];
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`${title}?`}
      confirmLabel={title}
      onConfirm={() => act(importActs.run(one.id))}
    >
      <ul className={classes.list}>
        {lines
          .filter(({ n }) => n > 0)
          .map(({ key, n, say }) => (
            <li key={key}>{say(number(n))}</li>
          ))}
      </ul>
      <p className={classes.last}>{t('run.undo')}</p>
    </ConfirmDialog>
  );
}
