import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { handOver } from '#api/people.ts';
import type { Role } from '#domain/policy/actions.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import type { Employee } from '#web/people/public.ts';

export type HandOver = z.output<typeof handOver>;

export interface EmployeeBody {
  lastName: string;
  firstName: string;
  middleName: string | null;
  email: string;
  position: string;
  departmentId: number | null;
  roles: Role[];
  phone: string | null;
  extension: string | null;
  mobile: string | null;
  room: string | null;
  duties: string;
  birthday: string | null;
  campaignsWithheld: boolean;
}

/** The link is answered once; empty when the same request had already been heard. */
export async function addEmployee(
  body: EmployeeBody & { sendByMail: boolean },
): Promise<{ employee: Employee; invitationUrl: string; mailed: boolean }> {
  const made = await answer(api.POST('/api/employees', { body }));
  await refresh();
  return made;
}

export async function editEmployee(id: number, version: number, body: EmployeeBody): Promise<void> {
  await answer(api.PUT('/api/employees/{id}', { params: { path: { id } }, body: { ...body, version } }));
  await refresh();
}

export const inviteAgain = (id: number, sendByMail: boolean) =>
  answer(api.POST('/api/employees/{id}/invitation', { params: { path: { id } }, body: { sendByMail } }));

export async function addressChecked(id: number): Promise<void> {
  await answer(api.PUT('/api/employees/{id}/checked-address', { params: { path: { id } }, body: {} }));
  await refresh();
}

export const handOverQuery = (id: number) =>
  queryOptions({
    queryKey: ['people', id, 'hand-over'],
    queryFn: () => answer(api.GET('/api/employees/{id}/hand-over', { params: { path: { id } } })),
    staleTime: 0,
  });

export async function dismissEmployee(id: number, successorId: number | null): Promise<void> {
  await answer(api.PUT('/api/employees/{id}/dismissal', { params: { path: { id } }, body: { successorId } }));
  await refresh();
}

async function refresh(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['people'] }),
    queryClient.invalidateQueries({ queryKey: ['me'] }),
  ]);
}
