import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { accessPart } from '#api/access.ts';
import { answer, api } from '#web/http/client.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';
import type { RecordType } from './whySearch.ts';

export type AccessPart = z.output<typeof accessPart>;
/** Under the key of people: whoever is put elsewhere sees otherwise. */
export const whyQuery = (type: RecordType, id: number, employeeId: number) =>
  queryOptions({
    queryKey: ['people', 'why', type, id, employeeId],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/access-explanations', { params: { query: { type, id, employeeId } }, signal })),
  });

export async function findRecords(type: RecordType, search: string, signal: AbortSignal): Promise<Entity[]> {
  const query = { search: search || undefined, limit: 20 };
  if (type === 'order') {
    const found = await answer(
      api.GET('/api/orders', { params: { query: { ...query, any: 'true' } }, signal }),
    );
    return found.items.map(({ id, number, client, title }) => ({
      id,
      label: number,
      note: `${client.name} · ${title}`,
    }));
  }
  if (type === 'contract') {
    const found = await answer(api.GET('/api/contracts', { params: { query }, signal }));
    return found.items.map(({ id, number, client }) => ({ id, label: `№ ${number}`, note: client.name }));
  }
  const found = await answer(api.GET('/api/clients', { params: { query }, signal }));
  return found.items.map(({ id, name, inn }) => ({ id, label: name, note: inn ?? undefined }));
}
