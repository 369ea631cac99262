import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { MomentText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from './company.module.css';
import { binQuery, COMPANY, companyActs } from './company.queries.ts';

/** What lies in the bin and until when; nothing where it is empty. */
export function CompanyBin() {
  const { t } = useTranslation('company');
  const { t: files } = useTranslation('files');
  const format = useFormat();
  const queries = useQueryClient();
  const bin = useQuery(binQuery);
  const [busy, setBusy] = useState<number | null>(null);
  if (!bin.data || bin.data.length === 0) return null;

  async function restore(id: number, name: string, folder: string) {
    setBusy(id);
    try {
      await companyActs.restore(id);
      tell(t('bin.restored', { name, folder }));
    } catch (cause) {
      tellProblem(cause);
    }
    await queries.invalidateQueries({ queryKey: [COMPANY] });
    setBusy(null);
  }

  return (
    <details className="noPrint">
      <summary className={classes.quiet}>{files('tend.inBin', { n: bin.data.length })}</summary>
      <ul className={classes.rows} aria-label={t('bin.label')}>
        {bin.data.map(({ id, name, folder, binnedBy, binnedAt, goneOn }) => (
          <li key={id} className={classes.row}>
            <div className={classes.main}>
              <span className={classes.rowName}>{name}</span>
              <div className={classes.about}>
                <span>{folder.name}</span>
                <span className="nowrap">
                  <Person person={binnedBy} />, <MomentText at={binnedAt} />
                </span>
                <span className="nowrap">{files('tend.goneOn', { date: format.date(goneOn) })}</span>
              </div>
            </div>
            <Button
              variant="default"
              size="compact-sm"
              loading={busy === id}
              onClick={() => void restore(id, name, folder.name)}
            >
              {files('tend.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
