import { useTranslation } from 'react-i18next';
import type { Client } from '../clients.queries.ts';
import { MergedLines } from '../merge/MergedLines.tsx';
import { SegmentsLine } from '../segments/SegmentsLine.tsx';
import classes from './card.module.css';

/** «ИНН 7701234560 · КПП 770101001 · Менеджер: Иванова Анна Сергеевна», then why it is out of work. */
export function ClientMeta({ client }: { client: Client }) {
  const { t } = useTranslation('clients');
  const { inn, kpp, manager, archived, status, refusedReason } = client;
  return (
    <>
      <div className={classes.meta}>
        {inn && <span className="tabular">{t('card.inn', { inn })}</span>}
        {kpp && <span className="tabular">{t('card.kpp', { kpp })}</span>}
        <span>
          {manager ? (
            <a className={classes.quiet} href={`/people/${manager.id}`}>
              {t('card.manager', { name: manager.name })}
            </a>
          ) : (
            t('card.noManager')
          )}
        </span>
        <SegmentsLine client={client} />
      </div>
      <MergedLines client={client} />
      {status === 'refused' && refusedReason && (
        <div>{t('card.refusedBecause', { reason: refusedReason })}</div>
      )}
      {archived && <div>{t('card.archivedNote')}</div>}
    </>
  );
}
