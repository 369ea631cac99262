import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { MomentText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from '../DocumentsPanel.module.css';
import type { ListPath } from '../documents.queries.ts';
import { type Binned, binQuery, documentActs } from './documentActs.ts';

interface BinListProps {
  listPath: ListPath;
  id: number;
  onRestored: () => void;
}

/** «В корзине: 2»: opened, what lies there and until when; nothing where the bin is empty. */
export function BinList({ listPath, id, onRestored }: BinListProps) {
  const { t } = useTranslation('files');
  const format = useFormat();
  const bin = useQuery(binQuery(listPath, id));
  const [busy, setBusy] = useState<number | null>(null);
  if (!bin.data || bin.data.length === 0) return null;

  async function restore({ id: documentId, name }: Binned) {
    setBusy(documentId);
    try {
      await documentActs.restore(documentId);
      tell(t('tend.restored', { name }));
      onRestored();
    } catch (cause) {
      tellProblem(cause);
    } finally {
      setBusy(null);
    }
  }

  return (
    <details className="noPrint">
      <summary className={classes.quiet}>{t('tend.inBin', { n: bin.data.length })}</summary>
      <ul className={classes.list} aria-label={t('tend.binLabel')}>
        {bin.data.map((one) => (
          <li key={one.id} className={classes.row}>
            <div className={classes.main}>
              <span className={classes.name}>{one.name}</span>
              <div className={classes.about}>
                <span className="nowrap">
                  <Person person={one.binnedBy} />, <MomentText at={one.binnedAt} />
                </span>
                {one.reason !== null && <span>{one.reason}</span>}
                <span className="nowrap">{t('tend.goneOn', { date: format.date(one.goneOn) })}</span>
              </div>
            </div>
            <Button
              variant="default"
              size="compact-sm"
              loading={busy === one.id}
              onClick={() => void restore(one)}
            >
              {t('tend.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
