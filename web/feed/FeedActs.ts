import { createContext, useContext } from 'react';
import type { FeedComment, FeedUndo } from './feed.types.ts';

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

/** Takes back what an event made, by the act that came with it; null where the feed's record offers none. */
export type Undoes = (undo: FeedUndo) => Promise<unknown>;
export const UndoesContext = createContext<Undoes | null>(null);
export const useUndoes = (): Undoes | null => useContext(UndoesContext);
