import { isPlainDate } from '#domain/values/dates.ts';
import type { paths } from '#web/http/generated/api.d.ts';
import { dayParam, flagParam, flagText, idParam, oneOf, type Raw, textParam } from '#web/table/listParams.ts';

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
  /** Key of the department that the step waits for. */
  awaitsDepartment?: string;
  /** Confirmed and not paid, or not in full. */
  payments?: 'none' | 'notFull';
  dueFrom?: string;
  dueTo?: string;
  createdFrom?: string;
  createdTo?: string;
  mine?: true;
  waitingForMe?: true;
  overdue?: true;
  archived?: true;
  any?: true;
  /** From the report on where orders stand; there is no control to choose them here, only one to let go. */
  standing?: true;
  process?: string;
  awaited?: string;
  sort?: 'due';
  /** Keys of the columns shown, where they are not the usual ones. */
  columns?: string;
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
    awaitsDepartment: textParam(raw.awaitsDepartment),
    payments: oneOf(['none', 'notFull'], raw.payments),
    dueFrom: dayParam(raw.dueFrom),
    dueTo: dayParam(raw.dueTo),
    createdFrom: dayParam(raw.createdFrom),
    createdTo: dayParam(raw.createdTo),
    mine: flagParam(raw.mine),
    waitingForMe: flagParam(raw.waitingForMe),
    overdue: flagParam(raw.overdue),
    archived: flagParam(raw.archived),
    any: flagParam(raw.any),
    standing: flagParam(raw.standing),
    process: textParam(raw.process),
    awaited: textParam(raw.awaited),
    sort: oneOf(['due'], raw.sort),
    columns: textParam(raw.columns),
  };
}

export function toApiQuery({ view, asTyped, columns, ...search }: OrdersSearch): ApiQuery {
  const { mine, waitingForMe, overdue, archived, any, standing, ...plain } = search;
  return {
    ...plain,
    mine: flagText(mine),
    waitingForMe: flagText(waitingForMe),
    overdue: flagText(overdue),
    archived: flagText(archived),
    any: flagText(any),
    standing: flagText(standing),
  };
}

/** What the list is narrowed by, without its order: for what is done to all of it. */
export function toApiFilter({ sort, ...search }: OrdersSearch): Omit<ApiQuery, 'sort' | 'cursor' | 'limit'> {
  return toApiQuery(search);
}

/** A saved query string of the page as the API counts it; null of a search, which is not counted. */
export function countedQuery(query: string): string | null {
  const search = readOrdersSearch(Object.fromEntries([...new URLSearchParams(query)].map(unquoted)));
  if (search.search) return null;
  const pairs = Object.entries(toApiFilter(search)).filter(([, value]) => value !== undefined);
  return new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
}

/** Text that looks like a number stands quoted in an address. */
const unquoted = ([key, value]: [string, string]): [string, string] => [
  key,
  value.replace(/^"(.*)"$/, '$1').replaceAll('\\"', '"'),
];

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

/** A quick view keeps the search, the view, the order and the columns; it sets its own flags and drops the filters. */
export function quickSearch(key: QuickKey, search: OrdersSearch): OrdersSearch {
  const { view, search: typed, sort } = search;
  const isArchive = key === 'archive';
  // The archive has no steps to stand on: it is a table, of other columns.
  const columns = isArchive === (search.archived === true) ? search.columns : undefined;
  return { view: isArchive ? undefined : view, search: typed, sort, columns, ...flagsOf[key] };
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
  'awaitsDepartment',
  'payments',
  'standing',
  'process',
  'awaited',
] as const;

/** Filters set by hand, beside the quick view. */
export function countFilters(search: OrdersSearch): number {
  const overdueToo = search.overdue && quickKeyOf(search) !== 'overdue' ? 1 : 0;
  const term = overdueToo || search.dueFrom || search.dueTo ? 1 : 0;
  const created = search.createdFrom || search.createdTo ? 1 : 0;
  return COUNTED.filter((key) => search[key] !== undefined).length + term + created;
}

/** As a ready view shows it, without filters, order, look and columns of the person's own. */
export function isPlain(search: OrdersSearch): boolean {
  const { view, search: typed, sort, columns, any } = search;
  return !view && !typed && !sort && !columns && !any && countFilters(search) === 0;
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
      typeof value === 'string' && /^[\d"[{]|^(true|false|null)$/.test(text) && !isPlainDate(text)
        ? JSON.stringify(text)
        : text,
    );
  }
  const query = params.toString();
  return query ? `/orders?${query}` : '/orders';
}
