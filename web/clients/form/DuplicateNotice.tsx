import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { companySearchName } from '#domain/values/companyName.ts';
import { parseInn } from '#domain/values/inn.ts';
import { duplicatesQuery } from '../clients.queries.ts';
import classes from './form.module.css';

const SHOWN = 3;

/** «Такой клиент уже есть: …» while a name or INN is typed. It warns; whether it is the same one, the person knows. */
export function DuplicateNotice({ name, inn }: { name: string; inn: string }) {
  const { t } = useTranslation('clients');
  const read = parseInn(inn);
  const [asked] = useDebouncedValue(`${name.trim()}\n${read.ok ? read.value : ''}`, 300);
  const [askedName = '', askedInn = ''] = asked.split('\n');
  const found = useQuery(duplicatesQuery(askedName, askedInn));
  const [dismissed, setDismissed] = useState<ReadonlySet<number>>(new Set());
  const enough = askedName.length >= 3 || askedInn !== '';
  const shown = (enough ? (found.data ?? []) : []).filter((it) => !dismissed.has(it.id)).slice(0, SHOWN);
  const isSame = (it: { name: string; inn: string | null }) =>
    companySearchName(it.name) === companySearchName(askedName) || (askedInn !== '' && it.inn === askedInn);

  return (
    <div role="status" className={classes.duplicate}>
      {shown.map((it) => (
        <div key={it.id}>
          {t(isSame(it) ? 'duplicate.same' : 'duplicate.alike', { name: it.name })}
          {it.archived && t('duplicate.archived')}
          {it.manager ? t('duplicate.manager', { name: unbroken(it.manager.shortName) }) : '.'}{' '}
          <a href={`/clients/${it.id}`}>{t('duplicate.open')}</a>
          {' · '}
          <button type="button" onClick={() => setDismissed(new Set([...dismissed, it.id]))}>
            {t('duplicate.anyway')}
          </button>
        </div>
      ))}
    </div>
  );
}

/** «Иванова А. С.» keeps together, and its point ends the sentence. */
const unbroken = (name: string) => name.replaceAll(' ', '\u00a0');
