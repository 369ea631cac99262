import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseEmail } from '#domain/values/email.ts';
import { parseInn } from '#domain/values/inn.ts';
import { parsePhone } from '#domain/values/phone.ts';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import { type Duplicate, duplicatesQuery, type Typed } from '../base.queries.ts';
import classes from './form.module.css';

const SHOWN = 3;

interface DuplicateNoticeProps {
  name?: string;
  inn?: string;
  phones?: string[];
  emails?: string[];
  /** The client being added to, which is no double of itself. */
  exceptId?: number | undefined;
}

/**
 * «Такой клиент уже есть: …» while a name, INN, phone or address is typed. It warns; whether it is the same one, the person
 * knows.
 */
export function DuplicateNotice({ exceptId, ...typed }: DuplicateNoticeProps) {
  const { t } = useTranslation('clients');
  const [asked] = useDebouncedValue(JSON.stringify(wholeOf(typed)), 300);
  const found = useQuery(duplicatesQuery(JSON.parse(asked) as Typed, exceptId));
  const [dismissed, setDismissed] = useState<ReadonlySet<number>>(new Set());
  const shown = (asked === '{}' ? [] : (found.data ?? []))
    .filter((it) => !dismissed.has(it.id))
    .slice(0, SHOWN);
  return (
    <div role="status" className={classes.duplicate}>
      {shown.map((it) => (
        <div key={it.id}>
          {t(it.matches.every(({ by }) => by === 'alike') ? 'duplicate.alike' : 'duplicate.same', {
            name: it.name,
          })}
          {becauseOf(it, t)}
          {it.archived && (
            <>
              {' '}
              <StatusBadge status="archived" />
            </>
          )}
          {it.manager ? t('duplicate.manager', { name: unbroken(it.manager.shortName) }) : '.'}{' '}
          <a href={`/clients/${it.id}`}>{t('duplicate.open')}</a>
          {' · '}
          <button type="button" onClick={() => setDismissed(new Set([...dismissed, it.id]))}>
            {t(exceptId === undefined ? 'duplicate.anyway' : 'base.duplicate.hide')}
          </button>
        </div>
      ))}
    </div>
  );
}

/** Only what is typed to its end is asked about. */
function wholeOf({
  name = '',
  inn = '',
  phones = [],
  emails = [],
}: Omit<DuplicateNoticeProps, 'exceptId'>): Typed {
  const read = parseInn(inn);
  const reach = {
    phones: phones.filter((phone) => parsePhone(phone).ok).join(';'),
    emails: emails.filter((email) => parseEmail(email).ok).join(';'),
  };
  return {
    ...(name.trim().length >= 3 && { name: name.trim() }),
    ...(read.ok && { inn: read.value }),
    ...(reach.phones && { phones: reach.phones }),
    ...(reach.emails && { emails: reach.emails }),
  };
}

/** « (тот же телефон, Громов Илья)» where the name alone would not tell why. */
function becauseOf({ matches }: Duplicate, t: TFunction<'clients'>): string {
  const reasons = matches.flatMap(({ by, contact }) => {
    if (by === 'name' || by === 'alike') return [];
    if (by === 'inn') return [t('base.duplicate.inn')];
    return [contact ? t(`base.duplicate.${by}Of`, { contact }) : t(`base.duplicate.${by}`)];
  });
  return reasons.length > 0 ? ` (${[...new Set(reasons)].join('; ')})` : '';
}

/** «Иванова А. С.» keeps together, and its point ends the sentence. */
const unbroken = (name: string) => name.replaceAll(' ', '\u00a0');
