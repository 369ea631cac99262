export { Bell } from './Bell.tsx';
export { useReadOrder } from './useReadOrder.ts';
