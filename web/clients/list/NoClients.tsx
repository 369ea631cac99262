import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '#web/session/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { AddClientButton } from './AddClientButton.tsx';
import { type ClientsSearch, countFilters, quickKeyOf, quickSearch } from './filters.ts';

interface NoClientsProps {
  search: ClientsSearch;
  hrefOf: (search: ClientsSearch) => string;
}

/** Why nothing is shown, and the one thing to do about it. */
export function NoClients({ search, hrefOf }: NoClientsProps) {
  const { t } = useTranslation('clients');
  const { t: words } = useTranslation('search');
  const me = useMe();
  const quick = quickKeyOf(search, me.employee.id);
  const to = (next: ClientsSearch, label: string) => (
    <Button component="a" href={hrefOf(next)} variant="default">
      {label}
    </Button>
  );
  const reset = to(quickSearch(quick, search, me.employee.id), words('list.reset'));
  if (search.search) {
    return (
      <EmptyState
        title={words('list.nothing', { typed: search.search })}
        why={words('list.nothingWhy')}
        action={
          countFilters(search, me.employee.id) > 0 || quick !== 'all'
            ? to({ search: search.search }, t('list.empty.toAll'))
            : to({}, t('list.empty.toAll'))
        }
      />
    );
  }
  if (countFilters(search, me.employee.id) > 0) {
    return <EmptyState title={words('list.empty')} action={reset} />;
  }
  if (quick === 'all') {
    const mayAdd = me.abilities.createClient;
    return (
      <EmptyState
        title={t('list.empty.all')}
        why={t(mayAdd ? 'list.empty.allWhy' : 'list.empty.allWhyReader')}
        action={mayAdd && <AddClientButton />}
      />
    );
  }
  return <EmptyState title={t(`list.empty.${quick}`)} action={to({}, t('list.empty.toAll'))} />;
}
