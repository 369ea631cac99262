import { createContext, useContext } from 'react';
import type { FeedComment } from './feed.types.ts';

/** What can be done with the comments of a feed; null where the reader may not comment. */
export interface FeedActs {
  reply: (comment: FeedComment) => void;
  pin: (comment: FeedComment) => void;
  edit: (comment: FeedComment) => void;
  /** The comment that is being edited here. */
  editing: number | null;
  renderEdit: (comment: FeedComment) => React.ReactNode;
}
export const FeedActsContext = createContext<FeedActs | null>(null);
export const useFeedActs = (): FeedActs | null => useContext(FeedActsContext);
