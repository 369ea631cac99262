export { type CallShown, clockOf, presentCall } from './calls.present.ts';
export { type CallRow, forgottenCount, ownCallsJson } from './calls.queries.ts';
export { planCall } from './plan-call.ts';
