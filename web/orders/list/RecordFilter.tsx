import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#web/http/client.ts';
import { listClasses } from '#web/search/public.ts';
import type { OrdersSearch } from './filters.ts';

/** «Только: ООО «Нефтехим» ×» when the list came from a card. */
export function RecordFilter({ search, onClear }: { search: OrdersSearch; onClear: () => void }) {
  const { t } = useTranslation('orders');
  const { clientId, contractId } = search;
  const name = useQuery({
    queryKey: ['orders', 'record', { clientId, contractId }],
    queryFn: async ({ signal }) => {
      if (contractId) {
        const params = { path: { id: contractId } };
        return `№ ${(await answer(api.GET('/api/contracts/{id}', { params, signal }))).number}`;
      }
      const params = { path: { id: clientId! } };
      return (await answer(api.GET('/api/clients/{id}', { params, signal }))).name;
    },
    enabled: clientId !== undefined || contractId !== undefined,
    staleTime: 60_000,
  });
  if (clientId === undefined && contractId === undefined) return null;
  return (
    <div className={listClasses.pill} data-set>
      {t('list.filter.record', { name: name.data ?? '…' })}
      <CloseButton size="sm" aria-label={t('list.filter.recordClear')} onClick={onClear} />
    </div>
  );
}
