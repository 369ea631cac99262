import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { department, employee, employeeRow } from '#api/people.ts';
import { answer, api } from '#web/http/client.ts';
import { nextCursor } from '#web/table/columns.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';

export type EmployeeRow = z.output<typeof employeeRow>;
export type Employee = z.output<typeof employee>;
export type Department = z.output<typeof department>;

export interface ListOfPeople {
  search?: string;
  departmentId?: number;
  dismissed?: boolean;
}

const PAGE = 100;

export const peopleList = ({ search, departmentId, dismissed }: ListOfPeople) =>
  infiniteQueryOptions({
    queryKey: ['people', 'list', { search, departmentId, dismissed }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/employees', {
          params: {
            query: {
              search: search || undefined,
              departmentId,
              dismissed: dismissed ? 'true' : undefined,
              cursor: pageParam,
              limit: PAGE,
            },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    placeholderData: (before) => before,
  });

export const personQuery = (id: number) =>
  queryOptions({
    queryKey: ['people', id],
    queryFn: () => answer(api.GET('/api/employees/{id}', { params: { path: { id } } })),
  });

export const departmentsQuery = queryOptions({
  queryKey: ['people', 'departments'],
  queryFn: async () => (await answer(api.GET('/api/departments'))).items,
});

/** For every field that chooses a colleague: by name, position, department or extension. */
export async function searchPeople(search: string, signal: AbortSignal): Promise<Entity[]> {
  const { items } = await answer(
    api.GET('/api/employees', { params: { query: { search: search || undefined, limit: 20 } }, signal }),
  );
  return items.map((one) => ({ id: one.id, label: one.name, note: noteOf(one) }));
}

const noteOf = ({ position, departmentName }: EmployeeRow): string =>
  [position, departmentName].filter(Boolean).join(', ');
