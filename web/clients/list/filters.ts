import type { paths } from '#web/http/generated/api.d.ts';
import { flagParam, flagText, idParam, oneOf, type Raw, textParam } from '#web/table/listParams.ts';

/** The query string of `/clients`, by the names of the API. */
export interface ClientsSearch {
  search?: string;
  /** Only what fits the letters as they were typed. */
  asTyped?: true;
  status?: 'active' | 'refused';
  managerId?: number;
  sourceId?: number;
  activityId?: number;
  archived?: true;
  sort?: 'new';
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
    archived: flagParam(raw.archived),
    sort: oneOf(['new'], raw.sort),
  };
}

export function toApiQuery({ asTyped, archived, ...search }: ClientsSearch): ApiQuery {
  return { ...search, archived: flagText(archived) };
}

export type QuickKey = 'all' | 'mine' | 'archive';

export function quickSearch(key: QuickKey, { search, sort }: ClientsSearch, me: number): ClientsSearch {
  const flags = { all: {}, mine: { managerId: me }, archive: { archived: true as const } };
  return { search, sort, ...flags[key] };
}

export function quickKeyOf({ archived, managerId }: ClientsSearch, me: number): QuickKey {
  if (archived) return 'archive';
  return managerId === me ? 'mine' : 'all';
}

export function countFilters({ status, managerId, sourceId, activityId }: ClientsSearch, me: number): number {
  const chosen = [status, managerId === me ? undefined : managerId, sourceId, activityId];
  return chosen.filter((it) => it !== undefined).length;
}
