import { sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';
import { livesOf } from './actor.ts';

/** The bell counts no further. */
const MOST_UNSEEN = 100;

export async function countUnseen(reader: Reader): Promise<number> {
  const rows = await reader
    .notifications()
    .select('n.id')
    .where('n.seen_at', 'is', null)
    .limit(MOST_UNSEEN)
    .execute();
  return rows.length;
}

/** Sessions that still open something. */
export function listSessions(reader: Reader) {
  const { idle, absolute } = livesOf(reader.actor.selves[0].roles);
  return reader
    .ownSessions()
    .select(['s.id', 's.created_at', 's.updated_at', 's.ip_address', 's.user_agent'])
    .where('s.expires_at', '>', sql<string>`now()`)
    .where('s.updated_at', '>', sql<string>`now() - make_interval(hours => ${idle}::int)`)
    .where('s.created_at', '>', sql<string>`now() - make_interval(hours => ${absolute}::int)`)
    .orderBy('s.updated_at', 'desc')
    .execute();
}

export function findOwnSession(reader: Reader, sessionId: string) {
  return reader.ownSessions().select('s.id').where('s.id', '=', sessionId).executeTakeFirst();
}

export function listTokens(reader: Reader) {
  return reader
    .ownTokens()
    .select(['x.id', 'x.name', 'x.scope', 'x.created_at', 'x.expires_at'])
    .where('x.revoked_at', 'is', null)
    .where('x.expires_at', '>', sql<string>`now()`)
    .orderBy('x.id', 'desc')
    .execute();
}
