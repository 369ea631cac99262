import type { paths } from '#web/http/generated/api.d.ts';
import { flagParam, flagText, idParam, oneOf, type Raw, textParam } from '#web/table/listParams.ts';

/** The query string of `/orders`: the same names as the API's, so that a link from the home page fits. */
export interface OrdersSearch {
  view?: 'board';
  search?: string;
  /** Show only what fits the letters as they were typed, without correction. */
  asTyped?: true;
  status?: 'prospect' | 'confirmed' | 'refused';
  step?: string;
  managerId?: number;
  expertId?: number;
  clientId?: number;
  contractId?: number;
  legalEntityId?: number;
  mine?: true;
  waitingForMe?: true;
  overdue?: true;
  archived?: true;
  any?: true;
  sort?: 'due';
}

type ApiQuery = NonNullable<paths['/api/orders']['get']['parameters']['query']>;

export function readOrdersSearch(raw: Raw): OrdersSearch {
  return {
    view: oneOf(['board'], raw.view),
    search: textParam(raw.search),
    asTyped: flagParam(raw.asTyped),
    status: oneOf(['prospect', 'confirmed', 'refused'], raw.status),
    step: textParam(raw.step),
    managerId: idParam(raw.managerId),
    expertId: idParam(raw.expertId),
    clientId: idParam(raw.clientId),
    contractId: idParam(raw.contractId),
    legalEntityId: idParam(raw.legalEntityId),
    mine: flagParam(raw.mine),
    waitingForMe: flagParam(raw.waitingForMe),
    overdue: flagParam(raw.overdue),
    archived: flagParam(raw.archived),
    any: flagParam(raw.any),
    sort: oneOf(['due'], raw.sort),
  };
}

export function toApiQuery({ view, asTyped, ...search }: OrdersSearch): ApiQuery {
  const { mine, waitingForMe, overdue, archived, any, ...plain } = search;
  return {
    ...plain,
    mine: flagText(mine),
    waitingForMe: flagText(waitingForMe),
    overdue: flagText(overdue),
    archived: flagText(archived),
    any: flagText(any),
  };
}

export type QuickKey = 'mine' | 'waiting' | 'overdue' | 'all' | 'archive';

const flagsOf: Record<
  QuickKey,
  Pick<OrdersSearch, 'mine' | 'waitingForMe' | 'overdue' | 'archived' | 'any'>
> = {
  mine: { mine: true },
  waiting: { waitingForMe: true },
  overdue: { overdue: true },
  all: {},
  archive: { archived: true },
};

/** A quick view keeps the search, the view and the order; it sets its own flags and drops the filters. */
export function quickSearch(key: QuickKey, { view, search, sort }: OrdersSearch): OrdersSearch {
  // The archive has no steps to stand on: it is a table.
  return { view: key === 'archive' ? undefined : view, search, sort, ...flagsOf[key] };
}

/** Which quick view the query string stands for, whatever else is filtered. */
export function quickKeyOf(search: OrdersSearch): QuickKey {
  if (search.archived) return 'archive';
  if (search.waitingForMe) return 'waiting';
  if (search.mine) return 'mine';
  return search.overdue ? 'overdue' : 'all';
}

const COUNTED = [
  'status',
  'step',
  'managerId',
  'expertId',
  'clientId',
  'contractId',
  'legalEntityId',
] as const;

/** Filters set by hand, beside the quick view. */
export function countFilters(search: OrdersSearch): number {
  const overdueToo = search.overdue && quickKeyOf(search) !== 'overdue' ? 1 : 0;
  return COUNTED.filter((key) => search[key] !== undefined).length + overdueToo;
}

export function withoutFilters(search: OrdersSearch): OrdersSearch {
  return quickSearch(quickKeyOf(search), search);
}

/** The address of a list, for links. Text is quoted where the router would read it as a number. */
export function ordersHref(search: OrdersSearch): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined) continue;
    const text = String(value);
    params.set(
      key,
      typeof value === 'string' && /^[\d"[{]|^(true|false|null)$/.test(text) ? JSON.stringify(text) : text,
    );
  }
  const query = params.toString();
  return query ? `/orders?${query}` : '/orders';
}
