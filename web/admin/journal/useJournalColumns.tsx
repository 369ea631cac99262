import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column } from '#web/table/columns.ts';
import { MomentText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import classes from './journal.module.css';
import type { JournalLine } from './journal.queries.ts';
import { isKnown } from './kinds.ts';

export function useJournalColumns(): Column<JournalLine>[] {
  const { t } = useTranslation('admin');
  return [
    { key: 'at', header: t('journal.when'), cell: (row) => <MomentText at={row.at} />, card: 'line' },
    {
      key: 'actor',
      header: t('journal.who'),
      card: 'line',
      cell: (row) =>
        row.actor ? (
          <Person person={row.actor} href={`/people/${row.actor.id}`} />
        ) : (
          <span className="muted">{t('journal.system')}</span>
        ),
    },
    {
      key: 'kind',
      header: t('journal.what'),
      card: 'title',
      cell: (row) => (isKnown(row.kind) ? t(`journal.kind.${row.kind}`) : row.kind),
    },
    {
      key: 'subject',
      header: t('journal.onWhat'),
      grow: true,
      cell: (row) =>
        row.subject && (
          <>
            <span className="muted">{t(`journal.subject.${row.subject.type}`)}</span>{' '}
            <TextLink href={`${places[row.subject.type]}/${row.subject.id}`}>{row.subject.title}</TextLink>
          </>
        ),
    },
    {
      key: 'sealed',
      header: t('journal.seal'),
      card: 'side',
      cell: (row) => <Seal sealed={row.sealed} />,
    },
  ];
}

const places = { order: '/orders', client: '/clients', contract: '/contracts', employee: '/people' } as const;

function Seal({ sealed }: { sealed: boolean }) {
  const { t } = useTranslation('admin');
  return (
    <Tooltip label={t(sealed ? 'journal.sealedMeans' : 'journal.unsealedMeans')}>
      <span className={classes.seal} data-sealed={sealed || undefined}>
        <ShapeIcon shape={sealed ? 'tick' : 'clock'} /> {t(sealed ? 'journal.sealed' : 'journal.unsealed')}
      </span>
    </Tooltip>
  );
}
