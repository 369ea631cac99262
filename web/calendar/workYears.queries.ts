import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { workYear } from '#api/work-years.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';

export type WorkYear = z.output<typeof workYear>;
export type Days = WorkYear['days'];

export const workYearQuery = (year: number) =>
  queryOptions({
    queryKey: ['work-years', year],
    queryFn: () => answer(api.GET('/api/work-years/{year}', { params: { path: { year } } })),
  });

const one = (year: number) => ({ params: { path: { year } }, headers: newAttempt() });
export const correctYear = (year: number, body: { days: Days; version: number }) =>
  answer(api.PUT('/api/work-years/{year}', { ...one(year), body }));
export const putYearBack = (year: number) => answer(api.DELETE('/api/work-years/{year}', one(year)));
