import type { DepartmentDuty } from '#domain/policy/actions.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';

export interface DepartmentBody {
  name: string;
  parentId: number | null;
  headId: number | null;
  duties: DepartmentDuty[];
}

export async function saveDepartment(id: number | null, body: DepartmentBody): Promise<void> {
  if (id === null) await answer(api.POST('/api/departments', { body }));
  else await answer(api.PUT('/api/departments/{id}', { params: { path: { id } }, body }));
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['people'] }),
    queryClient.invalidateQueries({ queryKey: ['me'] }),
  ]);
}
