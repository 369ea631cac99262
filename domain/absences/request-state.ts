/**
 * Where a request for an absence stands and what moves it. Source: domain.md §6 «Absences».
 * Only what is approved stands in the calendar and lends rights.
 */
export const absenceKinds = ['vacation', 'illness', 'trip', 'other'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

export const requestStates = ['requested', 'approved', 'declined', 'withdrawn', 'cancelled'] as const;
export type RequestState = (typeof requestStates)[number];

export const requestActs = ['approve', 'decline', 'withdraw', 'cancel'] as const;
export type RequestAct = (typeof requestActs)[number];

const moves: Record<RequestAct, Partial<Record<RequestState, RequestState>>> = {
  approve: { requested: 'approved' },
  decline: { requested: 'declined' },
  withdraw: { requested: 'withdrawn' },
  cancel: { approved: 'cancelled' },
};

/** Where the act leads; null: not from here. */
export const movedRequest = (state: RequestState, act: RequestAct): RequestState | null =>
  moves[act][state] ?? null;
