import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import classes from '../Field.module.css';
import { AddEntryForm } from './AddEntryForm.tsx';
import { type Entry, entriesQuery } from './dictionaries.queries.ts';
import { DICTIONARIES, type DictionaryName } from './dictionaryNames.ts';
import { EntryRow } from './EntryRow.tsx';

/** Values people choose from. What is in use is never deleted, only put away. */
export function DictionariesPage() {
  const { t } = useTranslation('admin');
  const { dictionary = 'source' } = useSearch({ from: '/app/admin/dictionaries' });
  const navigate = useNavigate({ from: '/admin/dictionaries' });
  const entries = useQuery(entriesQuery(dictionary));
  const narrow = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  const all = entries.data ?? [];
  return (
    <Page title={t('pages.dictionaries')} meta={t(`dictionaries.${dictionary}.means`)}>
      <div>
        <SegmentedControl
          aria-label={t('pages.dictionaries')}
          orientation={narrow ? 'vertical' : 'horizontal'}
          value={dictionary}
          onChange={(next) =>
            void navigate({ search: { dictionary: next as DictionaryName }, replace: true })
          }
          data={DICTIONARIES.map((one) => ({ value: one, label: t(`dictionaries.${one}.name`) }))}
        />
      </div>
      <AddEntryForm key={dictionary} dictionary={dictionary} />
      {entries.error ? (
        <ErrorState {...failureOf(entries.error)} onRetry={() => void entries.refetch()} />
      ) : entries.isPending ? (
        <SkeletonRows />
      ) : (
        <>
          <Entries dictionary={dictionary} entries={all.filter((one) => !one.archived)} />
          <Entries dictionary={dictionary} entries={all.filter((one) => one.archived)} archived />
        </>
      )}
    </Page>
  );
}

interface EntriesProps {
  dictionary: DictionaryName;
  entries: Entry[];
  archived?: boolean;
}

function Entries({ dictionary, entries, archived = false }: EntriesProps) {
  const { t } = useTranslation('admin');
  if (archived && entries.length === 0) return null;
  return (
    <Section
      title={t(archived ? 'dictionaries.archived' : 'dictionaries.inUse')}
      count={entries.length}
      flush
    >
      {entries.length === 0 ? (
        <EmptyState title={t('dictionaries.none')} compact />
      ) : (
        <ul className={classes.plain}>
          {entries.map((entry) => (
            <EntryRow key={entry.id} dictionary={dictionary} entry={entry} />
          ))}
        </ul>
      )}
    </Section>
  );
}
