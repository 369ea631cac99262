import { flagParam, idParam, oneOf, type Raw } from '#web/table/listParams.ts';

export const VIEWS = ['mine', 'given', 'department'] as const;
export const STATES = ['current', 'open', 'done', 'closed'] as const;
export const GROUPS = ['people', 'states'] as const;

/** What the address of the list says; left out is what is so anyway. */
export interface TaskFilters {
  view?: (typeof VIEWS)[number];
  state?: (typeof STATES)[number];
  overdue?: true;
  group?: (typeof GROUPS)[number];
  /** About this record, whosever they are. */
  orderId?: number;
  clientId?: number;
}

export const findTasks = (raw: Raw): TaskFilters => ({
  view: oneOf(VIEWS, raw.view),
  state: oneOf(STATES, raw.state),
  overdue: flagParam(raw.overdue),
  group: oneOf(GROUPS, raw.group),
  orderId: idParam(raw.orderId),
  clientId: idParam(raw.clientId),
});

/** What a new task is about. */
export const aboutOf = (raw: Raw): { orderId?: number; clientId?: number; newsId?: number } => ({
  orderId: idParam(raw.orderId),
  clientId: idParam(raw.clientId),
  newsId: idParam(raw.newsId),
});
