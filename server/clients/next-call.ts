import { type RawBuilder, sql } from 'kysely';
import { GRACE_MINUTES, localMoment, nextCallState } from '#domain/calls/times.ts';
import { addDays } from '#domain/values/dates.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { whoMay } from '#server/http/refused.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** The nearest open call of the client `k`; null as a whole for who does not see the calls of all clients. */
export type NextCallRow = { on: string | null; at: string | null } | null;
export type WantedNextCall = 'none' | 'overdue' | 'today' | 'week';

export const nextCallJson = (reader: Reader): RawBuilder<NextCallRow> =>
  reader.seesAllClients
    ? sql<NextCallRow>`json_build_object('on', k.next_call_on, 'at', to_char(k.next_call_time, 'HH24:MI'))`
    : sql<NextCallRow>`null::json`;

export function presentNextCall({ now, person }: Pick<Ctx, 'now' | 'person'>, next: NextCallRow) {
  if (next === null) return null;
  const { on, at } = next;
  const state = nextCallState(on === null ? null : { on, at }, localMoment(now, person.company.timeZone));
  return { on, at, state };
}

/** A filter or an order tells as much as a column does: they are for those who see the calls of all clients. */
export function mustSeeCalls({ seesAllClients, person }: Reader): void {
  if (seesAllClients) return;
  throw new HttpProblem('not_allowed', {
    detail: (language) =>
      whoMay(person, ['anyManager', 'headOfClientBase', 'finance', 'director', 'admin'], null, language),
  });
}

/** «none» are the forgotten ones: at work, and nobody is to call them. */
export function nextCallFilter(reader: Reader, wanted: WantedNextCall): RawBuilder<boolean> {
  mustSeeCalls(reader);
  const { today, company } = reader.person;
  const local = sql`(now() at time zone ${company.timeZone}::text)`;
  // an hour after its time, within the day; the day itself by the index
  const late = sql<boolean>`(k.next_call_on < ${today}::date or (k.next_call_on = ${today}::date
    and coalesce(k.next_call_on + k.next_call_time <= ${local} - ${GRACE_MINUTES}::int * interval '1 minute', false)))`;
  if (wanted === 'none')
    return sql`(k.next_call_on is null and k.archived_at is null and k.status = 'active')`;
  if (wanted === 'overdue') return sql`(k.next_call_on <= ${today}::date and ${late})`;
  if (wanted === 'today') return sql`(k.next_call_on = ${today}::date and not ${late})`;
  return sql`(k.next_call_on between ${today}::date and ${addDays(today, 6)}::date)`;
}

/** Those with a call first, the nearest first; then the others. Each part begins where its index does. */
export function byNextCall(
  reader: Reader,
  where: RawBuilder<boolean>,
  after: readonly [on: string | null, id: number] | null,
  rows: number,
): RawBuilder<unknown> {
  mustSeeCalls(reader);
  const [on, id] = after ?? [undefined, 0];
  const seen = sql`${reader.sql.client()} and ${where}`;
  const called = sql`(select k.id, 0 as part, k.next_call_on as on from clients k
    where k.next_call_on is not null and ${seen} ${typeof on === 'string' ? sql`and (k.next_call_on, k.id) > (${on}::date, ${id}::bigint)` : sql``}
    order by k.next_call_on, k.id limit ${rows})`;
  const forgotten = sql`(select k.id, 1 as part, null::date as on from clients k
    where k.next_call_on is null and ${seen} ${on === null ? sql`and k.id > ${id}` : sql``} order by k.id limit ${rows})`;
  const parts = on === null ? forgotten : sql`${called} union all ${forgotten}`;
  return sql`select x.id, 0 as reading, 0 as closeness from (${parts}) x order by x.part, x.on, x.id limit ${rows}`;
}
