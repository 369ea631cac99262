import type { paths } from '#web/http/generated/api.d.ts';
import { dayParam, flagParam, flagText, idParam, oneOf, type Raw, textParam } from '#web/table/listParams.ts';

export const NEXT_CALLS = ['overdue', 'today', 'week', 'none'] as const;
export type NextCallFilter = (typeof NEXT_CALLS)[number];

/** The query string of `/clients`, by the names of the API. */
export interface ClientsSearch {
  search?: string;
  /** Only what fits the letters as they were typed. */
  asTyped?: true;
  status?: 'active' | 'refused';
  managerId?: number;
  sourceId?: number;
  activityId?: number;
  segmentId?: number;
  archived?: true;
  nextCall?: NextCallFilter;
  region?: string;
  orderFrom?: string;
  orderTo?: string;
  noOrderMonths?: number;
  expiresInDays?: number;
  sort?: 'new' | 'nextCall';
  /** Keys of the columns shown, where they are not the usual ones. */
  columns?: string;
}

type ApiQuery = NonNullable<paths['/api/clients']['get']['parameters']['query']>;

export function readClientsSearch(raw: Raw): ClientsSearch {
  return {
    search: textParam(raw.search),
    asTyped: flagParam(raw.asTyped),
    status: oneOf(['active', 'refused'], raw.status),
    managerId: idParam(raw.managerId),
    sourceId: idParam(raw.sourceId),
    activityId: idParam(raw.activityId),
    segmentId: idParam(raw.segmentId),
    archived: flagParam(raw.archived),
    nextCall: oneOf(NEXT_CALLS, raw.nextCall),
    region: textParam(raw.region),
    orderFrom: dayParam(raw.orderFrom),
    orderTo: dayParam(raw.orderTo),
    noOrderMonths: idParam(raw.noOrderMonths),
    expiresInDays: idParam(raw.expiresInDays),
    sort: oneOf(['new', 'nextCall'], raw.sort),
    columns: textParam(raw.columns),
  };
}

export function toApiQuery({ asTyped, archived, columns, ...search }: ClientsSearch): ApiQuery {
  return { ...search, archived: flagText(archived) };
}

/** What the list is narrowed by, without its order: for what is done to all of it. */
export function toApiFilter({ sort, ...search }: ClientsSearch): ApiFilter {
  return toApiQuery(search);
}
export type ApiFilter = Omit<ApiQuery, 'sort' | 'cursor' | 'limit'>;

/** What a live group can be made of: neither what was typed nor the archive. */
export function toSegmentFilter(search: ClientsSearch): SegmentFilter {
  const { search: _, archived, ...filter } = toApiFilter(search);
  return filter;
}
export type SegmentFilter = Omit<ApiFilter, 'search' | 'archived'>;

export type QuickKey = 'all' | 'mine' | 'archive';

export function quickSearch(
  key: QuickKey,
  { search, sort, columns }: ClientsSearch,
  me: number,
): ClientsSearch {
  const flags = { all: {}, mine: { managerId: me }, archive: { archived: true as const } };
  return { search, sort, columns, ...flags[key] };
}

export function quickKeyOf({ archived, managerId }: ClientsSearch, me: number): QuickKey {
  if (archived) return 'archive';
  return managerId === me ? 'mine' : 'all';
}

export function countFilters(
  {
    status,
    managerId,
    sourceId,
    activityId,
    segmentId,
    nextCall,
    region,
    orderFrom,
    orderTo,
    noOrderMonths,
    expiresInDays,
  }: ClientsSearch,
  me: number,
): number {
  const chosen = [
    status,
    managerId === me ? undefined : managerId,
    sourceId,
    activityId,
    segmentId,
    nextCall,
    region,
    orderFrom ?? orderTo ?? noOrderMonths,
    expiresInDays,
  ];
  return chosen.filter((it) => it !== undefined).length;
}

/** As a ready view shows it, without filters, order and columns of the person's own. */
export function isPlain(search: ClientsSearch, me: number): boolean {
  return !search.search && !search.sort && !search.columns && countFilters(search, me) === 0;
}
