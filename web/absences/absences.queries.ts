import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { absenceRequest, absenceRequestRoutes, absenceRoutes } from '#api/absences.ts';
import { absenceKinds } from '#domain/absences/request-state.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';

export type Absence = z.output<typeof absenceRoutes.list.response>['items'][number];
export type AbsenceRequest = z.output<typeof absenceRequest>;
export type Planned = z.output<typeof absenceRoutes.plan.response>['people'][number];
export type NewAbsence = z.input<typeof absenceRoutes.create.body>;
export type NewRequest = z.input<typeof absenceRequestRoutes.ask.body>;

export const ABSENCE_KINDS = absenceKinds;

export const absencesQuery = queryOptions({
  queryKey: ['absences', 'now'],
  queryFn: () => answer(api.GET('/api/absences')),
});

export const requestsQuery = (view: 'mine' | 'toDecide') =>
  queryOptions({
    queryKey: ['absences', 'requests', view],
    queryFn: () => answer(api.GET('/api/absence-requests', { params: { query: { view } } })),
  });

export const planQuery = (year: number, departmentId: number | undefined) =>
  queryOptions({
    queryKey: ['absences', 'plan', year, departmentId],
    queryFn: () => answer(api.GET('/api/absence-plan', { params: { query: { year, departmentId } } })),
    placeholderData: (before) => before,
  });

const one = (id: number) => ({ params: { path: { id } }, headers: newAttempt() });

export const absenceActs = {
  enter: (body: NewAbsence) => kept(answer(api.POST('/api/absences', { body, headers: newAttempt() }))),
  end: (id: number, lastOn: string) =>
    kept(answer(api.PUT('/api/absences/{id}/end', { ...one(id), body: { lastOn } }))),
  cancel: (id: number) => kept(answer(api.DELETE('/api/absences/{id}', one(id)))),
  ask: (body: NewRequest) => kept(answer(api.POST('/api/absence-requests', { body, headers: newAttempt() }))),
  approve: (id: number, version: number, substituteId: number) =>
    kept(
      answer(api.PUT('/api/absence-requests/{id}/approval', { ...one(id), body: { version, substituteId } })),
    ),
  decline: (id: number, version: number, reason: string) =>
    kept(answer(api.PUT('/api/absence-requests/{id}/refusal', { ...one(id), body: { version, reason } }))),
  withdraw: (id: number, version: number) =>
    kept(answer(api.PUT('/api/absence-requests/{id}/withdrawal', { ...one(id), body: { version } }))),
};

/** Also after a refusal: what was refused may stand otherwise by now. */
async function kept<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } finally {
    for (const queryKey of [['absences'], ['people'], ['me'], ['waiting-for-me']])
      void queryClient.invalidateQueries({ queryKey });
  }
}
