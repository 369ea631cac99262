import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { absence } from '#api/people.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';

export type Absence = z.output<typeof absence>;

export const ABSENCE_KINDS = ['vacation', 'illness', 'trip', 'other'] as const;

export const absencesQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: async () => (await answer(api.GET('/api/absences'))).items,
});

export interface NewAbsence {
  employeeId: number;
  kind: Absence['kind'];
  fromOn: string;
  toOn: string;
  substituteId: number | null;
}

export async function enterAbsence(wanted: NewAbsence): Promise<void> {
  await answer(api.POST('/api/absences', { body: wanted }));
  await refresh();
}

export async function cancelAbsence(id: number): Promise<void> {
  await answer(api.DELETE('/api/absences/{id}', { params: { path: { id } } }));
  await refresh();
}

async function refresh(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['absences'] }),
    queryClient.invalidateQueries({ queryKey: ['people'] }),
  ]);
}
