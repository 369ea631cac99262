import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#web/http/client.ts';
import { listClasses, personQuery } from '#web/search/public.ts';
import type { OrdersSearch } from './filters.ts';

/** «Ждём: Кузнецова О. В. ×» when the list came from a number of the report on where orders stand. */
export function StandingFilter({ search, onClear }: { search: OrdersSearch; onClear: () => void }) {
  const { t } = useTranslation('orders');
  const { standing, process, awaited } = search;
  const whom = awaited?.split(',').at(-1) ?? '';
  const [kind, key] = whom.split(':');
  const id = Number(key);
  const person = useQuery({ ...personQuery(id), enabled: kind === 'employee' });
  const departments = useQuery({
    queryKey: ['people', 'departments', 'names'],
    queryFn: async ({ signal }) => (await answer(api.GET('/api/departments', { signal }))).items,
    enabled: kind === 'department' || kind === 'members',
    staleTime: 5 * 60_000,
  });
  if (!standing && !process && !awaited) return null;
  const name =
    kind === 'employee'
      ? person.data?.shortName
      : key === 'none'
        ? t('list.filter.noDepartment')
        : kind === 'nobody'
          ? t('list.filter.nobody')
          : departments.data?.find((one) => one.id === id)?.name;
  return (
    <div className={listClasses.pill} data-set>
      {awaited ? t('list.filter.awaited', { name: name ?? '…' }) : t('list.filter.standing')}
      <CloseButton size="sm" aria-label={t('list.filter.recordClear')} onClick={onClear} />
    </div>
  );
}
