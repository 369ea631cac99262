import type { Reader } from '#server/visibility/reader.ts';

export const findFeed = (
  reader: Reader,
): Promise<{ createdAt: string; lastReadAt: string | null } | undefined> =>
  reader
    .ownCalendarFeed()
    .select(['x.created_at as createdAt', 'x.last_read_at as lastReadAt'])
    .executeTakeFirst();
