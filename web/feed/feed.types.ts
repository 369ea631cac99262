import type { z } from 'zod';
import type { person } from '#api/common.ts';
import type { comment, event, feedItem } from '#api/feed.ts';

export type FeedItem = z.output<typeof feedItem>;
export type FeedEvent = z.output<typeof event>;
export type FeedComment = z.output<typeof comment>;
export type Person = z.output<typeof person>;
export type FeedFilter = 'all' | 'comments' | 'changes' | 'resolutions' | 'files';
export interface FeedPage {
  items: FeedItem[];
  next: string | null;
}
