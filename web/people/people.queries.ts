import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import type { z } from 'zod';
import type { department, employee, employeeRow } from '#api/people.ts';
import type { certificateRow } from '#api/profile.ts';
import { formatDate } from '#domain/values/dates.ts';
import { answer, api } from '#web/http/client.ts';
import { nextCursor } from '#web/table/columns.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';

export type EmployeeRow = z.output<typeof employeeRow>;
export type Employee = z.output<typeof employee>;
export type CertificateRow = z.output<typeof certificateRow>;
export type Department = z.output<typeof department>;

export interface ListOfPeople {
  search?: string;
  departmentId?: number;
  dismissed?: boolean;
}

const PAGE = 100;
const ALL = 200;

/** Everybody, for the chart: a company is some hundreds of people. */
export const everybodyQuery = queryOptions({
  queryKey: ['people', 'everybody'],
  queryFn: async ({ signal }) => {
    const people: EmployeeRow[] = [];
    let cursor: string | undefined;
    do {
      const page = await answer(
        api.GET('/api/employees', { params: { query: { cursor, limit: ALL } }, signal }),
      );
      people.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
    return people;
  },
});

export const certificateList = (departmentId: number | undefined) =>
  infiniteQueryOptions({
    queryKey: ['people', 'certificates', { departmentId }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/certificates', {
          params: { query: { departmentId, cursor: pageParam, limit: PAGE } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  });

/** The same list as the page of absences reads, so it is read once. */
export const absencesOfQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: async () => (await answer(api.GET('/api/absences'))).items,
});

/** What somebody leads now, as far as the reader sees it: the first few, and how many there are. */
export const leadsQuery = (key: 'managerId' | 'expertId', id: number) =>
  queryOptions({
    // stale with any change of orders, as the lists are
    queryKey: ['orders', 'list', 'of-person', key, id],
    queryFn: async ({ signal }) => {
      const [list, counts] = await Promise.all([
        answer(api.GET('/api/orders', { params: { query: { [key]: id, limit: LEADS } }, signal })),
        answer(api.GET('/api/order-counts', { params: { query: { views: `${key}=${id}` } }, signal })),
      ]);
      return { items: list.items, count: counts.views[0] ?? list.items.length };
    },
  });
const LEADS = 10;

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

/** The same where somebody must act at once: whoever has not signed in yet is shown, with the reason. */
export async function searchActivePeople(search: string, signal: AbortSignal): Promise<Entity[]> {
  const { items } = await answer(
    api.GET('/api/employees', { params: { query: { search: search || undefined, limit: 20 } }, signal }),
  );
  return items.map((one) => ({
    id: one.id,
    label: one.name,
    note: noteOf(one),
    disabled: one.status !== 'active',
  }));
}

function noteOf({ position, departmentName, status, absence, expiredCertificate }: EmployeeRow): string {
  const language = i18next.language === 'en' ? 'en' : 'ru';
  const away =
    absence &&
    i18next.t(`people:away.${absence.kind ?? 'other'}`, { until: formatDate(absence.toOn, language) });
  const state = status === 'active' ? away : i18next.t(`people:status.${status}`);
  const expired =
    expiredCertificate &&
    i18next.t('people:certificate.expiredNote', {
      title: expiredCertificate.title,
      date: formatDate(expiredCertificate.validUntil, language),
    });
  return [position, departmentName, state, expired].filter(Boolean).join(', ');
}
