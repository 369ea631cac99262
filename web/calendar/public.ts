export { FeedSection } from './FeedSection.tsx';
export { useWorkCalendar } from './useWorkCalendar.ts';
export { WorkYearPage } from './WorkYearPage.tsx';
