export { Bell } from './Bell.tsx';
export { MuteItem } from './MuteItem.tsx';
export { NOTICE_GROUPS, NOTICES_KEY, type NoticeGroup } from './noticeGroups.ts';
export { useReadOrder } from './useReadOrder.ts';
