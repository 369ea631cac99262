export { ViewTabs } from './ViewTabs.tsx';
export { type SavedView, viewsQuery } from './views.queries.ts';
