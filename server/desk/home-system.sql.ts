import { type RawBuilder, sql } from 'kysely';
import { isAdmin } from '#domain/policy/can.ts';
import { isoJson } from '#server/db/json.ts';
import type { Reader } from '#server/visibility/reader.ts';

type Trouble = { id: number; to: string; subject: string; code: string | null; answer: string | null };

/** How the house itself fares, for who keeps it. */
export type SystemFound = {
  /** When a worker last looked at its queues. */
  workerSeenAt: string | null;
  /** Work that should have begun five minutes ago, and what failed for good within a day; both counted to MOST_JOBS. */
  late: number;
  failed: number;
  databaseBytes: number;
  mail: { enabled: boolean; failingSince: string | null; waiting: number };
  letters: Trouble[];
  nowhere: { id: number; name: string; position: string }[];
};

export const MOST_JOBS = 100;

const jobs = (condition: RawBuilder<boolean>) =>
  sql`(select count(*)::int from (select 1 from pgboss.job_common b where ${condition} limit ${MOST_JOBS}) b)`;

/** null: the reader does not keep the system. */
export function systemOfHome(reader: Reader, rows: number): RawBuilder<unknown> {
  if (!isAdmin(reader.actor.selves[0])) return sql`null::json`;
  const letters = reader
    .letters()
    .where('x.state', 'in', ['failed', 'dead', 'returned'])
    .where('x.created_at', '>', sql<string>`now() - interval '7 days'`)
    .select([
      'x.id',
      'x.to_address as to',
      'x.subject',
      'x.trouble_code as code',
      'x.trouble_answer as answer',
    ])
    .orderBy('x.id', 'desc')
    .limit(rows);
  const mail = reader.mailSettings().select([
    sql`json_build_object('enabled', x.enabled, 'failingSince', ${isoJson(sql`x.failing_since`)},
      'waiting', (select count(*)::int from (${reader.letters().where('x.state', 'in', ['waiting', 'sending', 'failed']).select('x.id').limit(MOST_JOBS)}) w))`.as(
      'mail',
    ),
  ]);
  const nowhere = reader
    .employees()
    .where('e.status', '=', 'active')
    .where('e.department_id', 'is', null)
    .select([
      'e.id',
      sql<string>`concat_ws(' ', e.last_name, e.first_name, e.middle_name)`.as('name'),
      'e.position',
    ])
    .orderBy('e.last_name')
    .orderBy('e.id')
    .limit(rows);
  return sql`json_build_object(
    'workerSeenAt', (select ${isoJson(sql`max(q.monitor_on)`)} from pgboss.queue q),
    'late', ${jobs(sql`b.state in ('created', 'retry') and b.start_after < now() - interval '5 minutes'`)},
    'failed', ${jobs(sql`b.state = 'failed' and b.completed_on > now() - interval '1 day'`)},
    'databaseBytes', pg_database_size(current_database()),
    'mail', (${mail}),
    'letters', (select coalesce(json_agg(l), '[]'::json) from (${letters}) l),
    'nowhere', (select coalesce(json_agg(n), '[]'::json) from (${nowhere}) n))`;
}
