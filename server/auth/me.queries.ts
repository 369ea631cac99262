import { sql } from 'kysely';
import { isoJson } from '#server/db/json.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { livesOf } from './actor.ts';

/** The bell counts no further. */
const MOST_UNSEEN = 100;

/** How many notifications were not seen, and when the next of those put off comes back. */
export async function unseenNow(reader: Reader): Promise<{ unseen: number; returnsAt: string | null }> {
  const unseen = reader
    .notifications()
    .select('n.id')
    .where('n.seen_at', 'is', null)
    .where(sql<boolean>`not ${reader.sql.postponed()}`)
    .limit(MOST_UNSEEN);
  const [found] = await reader.run(
    sql<{ unseen: number; returnsAt: string | null }>`
      select (select count(*)::int from (${unseen}) y) as unseen,
        (select ${isoJson(sql`min(z.until)`)} from notification_postponements z join notifications n on n.id = z.notification_id
          where n.employee_id = ${reader.actor.employeeId} and z.until > now()) as "returnsAt"`,
  );
  return found ?? { unseen: 0, returnsAt: null };
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
