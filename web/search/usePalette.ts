import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Command, commandsFor, hitOption, type OptionGroup, recordOption } from './options.ts';
import { useRecent } from './recent.ts';
import { searchQuery } from './search.queries.ts';

const PAUSE_MS = 30;

/** What the palette shows for what is typed: recent or found records, then commands, then sections. */
export function usePalette(typed: string, commands: Command[]) {
  const { t } = useTranslation('search');
  const query = typed.trim();
  const [asked] = useDebouncedValue(query, PAUSE_MS);
  const found = useQuery(searchQuery(query === '' ? '' : asked));
  const recent = useRecent();

  const records: OptionGroup[] =
    query === ''
      ? [{ key: 'recent', label: t('palette.recent'), options: recent.records.map(recordOption) }]
      : (found.data?.groups ?? []).map(({ type, items }) => ({
          key: type,
          label: t(`palette.${type}`),
          options: items.map((item) => hitOption(type, item)),
        }));
  const fitting = commandsFor(commands, query);
  const all: OptionGroup[] = [
    ...records,
    {
      key: 'commands',
      label: t('palette.commands'),
      options: fitting.filter((it) => it.icon === 'command'),
    },
    { key: 'go', label: t('palette.go'), options: fitting.filter((it) => it.icon === 'section') },
  ];
  const groups = all.filter((group) => group.options.length > 0);

  const waiting = query !== '' && (query !== asked || found.isFetching);
  return {
    groups,
    corrected: query !== '' && !waiting ? (found.data?.corrected ?? null) : null,
    searching: waiting,
    failed: query !== '' && !waiting && found.isError,
    remember: recent.add,
    forgetRecent: query === '' && recent.records.length > 0 ? recent.forget : null,
  };
}
