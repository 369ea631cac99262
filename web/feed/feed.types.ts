import type { z } from 'zod';
import type { person } from '#api/common.ts';
import type { comment, commentFile, companyItem, event, feedItem } from '#api/feed.ts';
import type { newAttempt } from '#web/http/client.ts';

export type FeedItem = z.output<typeof feedItem> | CompanyItem;
/** In the company's feed each says on which record it is. */
export type CompanyItem = z.output<typeof companyItem>;
export type FeedEvent = z.output<typeof event> & { of?: CompanyItem['of'] };
export type FeedUndo = NonNullable<FeedEvent['undo']>;
export type FeedComment = z.output<typeof comment>;
export type CommentFile = z.output<typeof commentFile>;
export type Person = z.output<typeof person>;
export type FeedFilter = 'all' | 'comments' | 'changes' | 'resolutions' | 'files' | 'calls';
export interface FeedPage {
  items: FeedItem[];
  next: string | null;
  pinned: FeedComment[];
}

/** What goes to the server. */
export interface NewComment {
  body: string;
  mentions: number[];
  replyTo?: number;
  files: number[];
}
/** A document of the record that a comment can point at. */
export type Attached = Pick<CommentFile, 'id' | 'name'>;

/** How comments are written on a record. */
export interface Commenting {
  draftKey: string;
  send: (comment: NewComment, headers: ReturnType<typeof newAttempt>) => Promise<unknown>;
  /** People who would see the comment, as far as the reader may know. */
  mentionable: (signal: AbortSignal) => Promise<Person[]>;
  /** Absent where no documents hang on the record. */
  files?: {
    list: (signal: AbortSignal) => Promise<Attached[]>;
    /** Where files of the record are uploaded to. */
    url: string;
    /** May they add one that is, or is not, of a commercial kind? */
    mayAdd: (commercial: boolean) => boolean;
  };
}
