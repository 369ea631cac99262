import { idParam, oneOf, type Raw } from '#web/table/listParams.ts';

export const VIEWS = ['now', 'mine', 'decide', 'plan'] as const;
export type View = (typeof VIEWS)[number];

/** What the address says; left out is what is so anyway. */
export interface AbsenceSearch {
  view?: View;
  /** Of the plan. */
  year?: number;
  /** 0: everybody; left out: one’s own department. */
  departmentId?: number;
}

export const absenceSearch = (raw: Raw): AbsenceSearch => ({
  view: oneOf(VIEWS, raw.view),
  year: yearOf(raw.year),
  departmentId: String(raw.departmentId) === '0' ? 0 : idParam(raw.departmentId),
});

function yearOf(raw: unknown): number | undefined {
  const year = Number(raw);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined;
}
