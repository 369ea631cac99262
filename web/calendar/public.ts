export { FeedSection } from './FeedSection.tsx';
export { WorkYearPage } from './WorkYearPage.tsx';
