import { isPlainDate } from '#domain/values/dates.ts';
import { flagParam, flagText, idParam, oneOf, type Raw } from '#web/table/listParams.ts';

export interface Period {
  from?: string;
  to?: string;
}

export const GROUPS = ['step', 'department', 'person'] as const;
export const STATES = ['expiring', 'expired', 'renewed', 'all'] as const;

/** The query string of `/reports/standing`: the names of the API. */
export interface StandingSearch extends Period {
  groupBy?: 'department' | 'person';
}

/** The query string of `/reports/terms`. */
export interface TermsSearch extends Period {
  state?: 'expired' | 'renewed' | 'all';
  managerId?: number;
  clientId?: number;
  mine?: true;
}

const dayParam = (raw: unknown): string | undefined =>
  typeof raw === 'string' && isPlainDate(raw) ? raw : undefined;
const period = (raw: Raw): Period => ({ from: dayParam(raw.from), to: dayParam(raw.to) });

export function readStandingSearch(raw: Raw): StandingSearch {
  return { ...period(raw), groupBy: oneOf(['department', 'person'], raw.groupBy) };
}

export function readTermsSearch(raw: Raw): TermsSearch {
  return {
    ...period(raw),
    state: oneOf(['expired', 'renewed', 'all'], raw.state),
    managerId: idParam(raw.managerId),
    clientId: idParam(raw.clientId),
    mine: flagParam(raw.mine),
  };
}

export const termsFilter = ({ mine, ...search }: TermsSearch) => ({ ...search, mine: flagText(mine) });

/** The filters that stand beside the choice of the state. */
export const countFilters = ({ from, to, managerId, clientId, mine }: TermsSearch): number =>
  [from ?? to, managerId, clientId, mine].filter((one) => one !== undefined).length;

export function hrefOf(path: string, search: object): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  return query === '' ? path : `${path}?${query}`;
}
