import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import type { ContractsSearch } from '../contracts.queries.ts';
import { AddContractButton } from './AddContractButton.tsx';

export function NoContracts({ search, mayAdd }: { search: ContractsSearch; mayAdd: boolean }) {
  const { t } = useTranslation('contracts');
  const { t: words } = useTranslation('search');
  if (search.search || search.clientId) {
    return (
      <EmptyState
        title={search.search ? words('list.nothing', { typed: search.search }) : words('list.empty')}
        why={search.search && words('list.nothingWhy')}
        action={
          <Button component="a" href="/contracts" variant="default">
            {t('list.empty.toAll')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      title={t('list.empty.all')}
      why={t(mayAdd ? 'list.empty.allWhy' : 'list.empty.allWhyReader')}
      action={mayAdd && <AddContractButton />}
    />
  );
}
