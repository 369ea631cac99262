export { presentRequest } from './absences.present.ts';
export { type RequestRow, waitingRequestsJson } from './requests.queries.ts';
