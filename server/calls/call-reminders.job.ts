import type { Kysely } from 'kysely';
import { localMoment, neglectedSince } from '#domain/calls/times.ts';
import type { WorkCalendarCache } from '#server/calendar/public.ts';
import type { DB } from '#server/db/tables.ts';
import { tell } from '#server/notifications/public.ts';
import type { DefinitionCache } from '#server/visibility/definitions.ts';
import { callsSeen } from '#server/visibility/system.ts';
import {
  type Due,
  findDue,
  noteTold,
  oneRoundAtATime,
  readClock,
  writeFacts,
} from './call-reminders.store.ts';

type Parts = { definitions: DefinitionCache; workCalendar: WorkCalendarCache; clock: () => Date };

/**
 * Reminders whose time has come become facts of the journal and rows in the page, in one transaction: what was told is noted
 * with it, so that nothing is told twice whatever crashes. Told is only who sees the call at that moment.
 */
export async function remindOfCalls(
  db: Kysely<DB>,
  { definitions, workCalendar, clock }: Parts,
): Promise<void> {
  await workCalendar.refresh(Number.MAX_SAFE_INTEGER);
  await db.transaction().execute(async (trx) => {
    const company = await readClock(trx);
    if (!company) return;
    await oneRoundAtATime(trx);
    const now = clock().toISOString();
    const { day } = localMoment(now, company.zone);
    const since = neglectedSince(workCalendar.now(), day, company.headDays);
    const due = await findDue(trx, { now, day, neglectedSince: since, zone: company.zone });
    if (due.length === 0) return;
    const seen = await callsSeen(trx, definitions, byPerson(due));
    const seeing = due.filter((one) => seen.get(one.employeeId)?.has(one.callId));
    const told = await noteTold(trx, seeing, now);
    if (told.length === 0) return;
    for (const fact of await writeFacts(trx, told, now)) {
      const here = told.filter(({ callId, kind }) => callId === fact.callId && kind === fact.kind);
      const [first] = here;
      const people = here.map(({ employeeId }) => employeeId);
      if (first) await tell(trx, fact, people, { clientId: first.clientId });
    }
  });
}

function byPerson(due: readonly Due[]): Map<number, number[]> {
  const calls = new Map<number, number[]>();
  for (const { employeeId, callId } of due) calls.set(employeeId, [...(calls.get(employeeId) ?? []), callId]);
  return calls;
}
