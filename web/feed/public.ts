export { useEventWords } from './eventWords.ts';
export { FeedPanel, type FeedPanelProps } from './FeedPanel.tsx';
export type { FeedEvent, FeedUndo } from './feed.types.ts';
export { Newest } from './Newest.tsx';
