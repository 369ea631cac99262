import { type RawBuilder, sql } from 'kysely';
import type { AbsenceKind, RequestState } from '#domain/absences/request-state.ts';
import { isoJson } from '#server/db/json.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { headIdsOf } from './absences.queries.ts';

export type ClashRow = { employee: PersonRow; fromOn: string; toOn: string; requested: boolean };
export type RequestRow = {
  id: number;
  employee: PersonRow;
  kind: AbsenceKind;
  fromOn: string;
  toOn: string;
  substitute: PersonRow | null;
  note: string;
  state: RequestState;
  askedBy: PersonRow;
  askedAt: string;
  decidedBy: PersonRow | null;
  decidedAt: string | null;
  reason: string;
  absenceId: number | null;
  headIds: number[];
  overlaps: ClashRow[];
  standsIn: ClashRow[];
  version: number;
};

/** One that is acted upon, and by whom. */
export type HeldRequest = RequestRow & { self: PersonRow };

const SHOWN = 100;

/** One's own, the latest first, or those that wait for the reader's word, the nearest first; and how many wait, in one statement. */
export async function listRequests(
  reader: Reader,
  view: 'mine' | 'toDecide',
): Promise<{ items: RequestRow[]; waiting: number }> {
  const items =
    view === 'mine'
      ? requests(reader, {
          where: sql`aq.employee_id = ${reader.actor.employeeId}`,
          order: latest,
          limit: SHOWN,
        })
      : requests(reader, { where: waits(reader), order: nearest, limit: SHOWN });
  const [found] = await reader.run(sql<{ items: RequestRow[]; waiting: number }>`
    select ${asJson(items)} as items, (select count(*)::int from absence_requests aq join employees e on e.id = aq.employee_id
      where ${waits(reader)}) as waiting`);
  return found ?? { items: [], waiting: 0 };
}

/** The first of those that wait for the reader's word, for the home page. */
export const waitingRequestsJson = (reader: Reader, rows: number): RawBuilder<RequestRow[]> =>
  asJson(requests(reader, { where: waits(reader), order: nearest, limit: rows }));

/** One that the reader sees, held for the rest of the transaction. */
export async function holdRequest(reader: Reader, id: number): Promise<HeldRequest> {
  const [held] = await reader.run(
    requests<HeldRequest>(reader, {
      where: sql`aq.id = ${id} and ${reader.sql.absenceRequest()}`,
      order: latest,
      limit: 1,
      hold: true,
    }),
  );
  if (!held) throw notFound();
  return held;
}

const latest = sql`aq.id desc`;
const nearest = sql`aq.from_on, aq.id`;
const waits = (reader: Reader): RawBuilder<boolean> =>
  sql`aq.state = 'requested' and e.status <> 'dismissed' and ${reader.sql.decidesAbsence()}`;
const asJson = (rows: RawBuilder<RequestRow>): RawBuilder<RequestRow[]> =>
  sql<RequestRow[]>`(select coalesce(json_agg(x), '[]'::json) from (${rows}) x)`;

type Wanted = { where: RawBuilder<unknown>; order: RawBuilder<unknown>; limit: number; hold?: boolean };

function requests<R extends RequestRow>(
  reader: Reader,
  { where, order, limit, hold }: Wanted,
): RawBuilder<R> {
  return sql<R>`
    select r.id, ${personJson(sql`r.employee_id`)} as employee, r.kind, r.from_on as "fromOn", r.to_on as "toOn",
      ${personJson(sql`r.substitute_id`)} as substitute, r.note, r.state, ${personJson(sql`r.asked_by`)} as "askedBy",
      ${isoJson(sql`r.asked_at`)} as "askedAt", ${personJson(sql`r.decided_by`)} as "decidedBy", ${isoJson(sql`r.decided_at`)} as "decidedAt",
      r.reason, (select a.id from absences a where a.request_id = r.id and a.cancelled_at is null) as "absenceId",
      r.head_ids as "headIds", ${overlaps(reader)} as overlaps, ${standsIn} as "standsIn", r.version${hold ? sql`, ${personJson(sql`${reader.actor.employeeId}::bigint`)} as self` : sql``}
    from (select aq.*, e.department_id, ${headIdsOf} as head_ids, aq.state = 'requested' and ${reader.sql.decidesAbsence()} as weighed from absence_requests aq join employees e on e.id = aq.employee_id
      where ${where} order by ${order} limit ${limit} ${hold ? sql`for update of aq` : sql``}) r
    order by ${order === nearest ? sql`r.from_on, r.id` : sql`r.id desc`}`;
}

/** Others of their department who are away on these days, or ask to be where the reader knows of it; told to who decides it. */
const overlaps = (reader: Reader): RawBuilder<ClashRow[]> => sql<ClashRow[]>`
  (select coalesce(json_agg(json_build_object('employee', ${personJson(sql`w.who`)}, 'fromOn', w.from_on, 'toOn', w.to_on, 'requested', w.requested)
      order by w.from_on, w.who), '[]'::json)
    from (select a.employee_id as who, a.from_on, a.to_on, false as requested from absences a join employees e on e.id = a.employee_id
        where r.weighed and a.cancelled_at is null and a.from_on <= r.to_on and a.to_on >= r.from_on
          and e.department_id = r.department_id and e.id <> r.employee_id and e.status <> 'dismissed'
      union all select aq.employee_id, aq.from_on, aq.to_on, true from absence_requests aq join employees e on e.id = aq.employee_id
        where r.weighed and aq.state = 'requested' and aq.from_on <= r.to_on and aq.to_on >= r.from_on
          and e.department_id = r.department_id and e.id <> r.employee_id and e.status <> 'dismissed' and ${reader.sql.absenceRequest()}
      order by 2, 1 limit 20) w)`;

/** For whom they are to stand in on these days. */
const standsIn = sql<ClashRow[]>`
  (select coalesce(json_agg(json_build_object('employee', ${personJson(sql`w.employee_id`)}, 'fromOn', w.from_on, 'toOn', w.to_on, 'requested', false)
      order by w.from_on, w.employee_id), '[]'::json)
    from (select a.employee_id, a.from_on, a.to_on from absences a where r.weighed and a.cancelled_at is null
      and a.substitute_id = r.employee_id and a.from_on <= r.to_on and a.to_on >= r.from_on order by a.from_on, a.employee_id limit 20) w)`;
