export { AbsenceRequestsHome } from './AbsenceRequestsHome.tsx';
