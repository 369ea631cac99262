import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

export type CallValues = {
  contactId: number | null;
  responsibleId: number;
  topic: string;
  on: string;
  at: string | null;
  minutes: number;
  repeats: string | null;
};

const columnsOf = (values: CallValues) => ({
  contact_id: values.contactId,
  responsible_id: values.responsibleId,
  topic: values.topic,
  on_date: values.on,
  at_time: values.at,
  minutes: values.minutes,
  repeats: values.repeats,
});

/** Moments are the request's own: reminders are counted by the same clock. */
const newCall = (tx: Tx, clientId: number, values: CallValues, at: string, afterId: number | null) => ({
  ...columnsOf(values),
  client_id: clientId,
  after_id: afterId,
  created_by: tx.person.employeeId,
  planned_by: tx.person.employeeId,
  planned_at: at,
});

export async function insertCall(tx: Tx, clientId: number, values: CallValues, at: string): Promise<number> {
  const row = await tx.trx
    .insertInto('calls')
    .values(newCall(tx, clientId, values, at, null))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** `moved`: another day, time or person, of which reminders are to be told anew. */
export async function updateCall(
  tx: Tx,
  id: number,
  values: CallValues,
  moved: { at: string } | null,
): Promise<void> {
  await tx.trx
    .updateTable('calls')
    .set({
      ...columnsOf(values),
      ...touched,
      ...(moved ? { planned_at: moved.at, planned_by: tx.person.employeeId } : {}),
    })
    .where('id', '=', id)
    .execute();
}

const touched = { version: sql<number>`version + 1` };

export type Outcome = { outcome: 'reached' | 'noAnswer'; note: string | null };
type Closing = Outcome & { id: number; clientId: number; next: CallValues | null; at: string };

/** The outcome and the next call in one statement; answers the next one’s id. */
export async function closeCall(tx: Tx, closing: Closing): Promise<number | null> {
  const { id, clientId, outcome, note, next, at } = closing;
  const closed = tx.trx.with('closed', (db) =>
    db
      .updateTable('calls')
      .set({ state: 'done', outcome, note, ...closedNow(tx), ...touched })
      .where('id', '=', id)
      .returning('id'),
  );
  if (next === null) {
    await closed.selectFrom('closed').select('closed.id').execute();
    return null;
  }
  const made = await closed
    .with('made', (db) =>
      db
        .insertInto('calls')
        .values(newCall(tx, clientId, next, at, id))
        .returning('id'),
    )
    .selectFrom('made')
    .select('made.id')
    .executeTakeFirstOrThrow();
  return made.id;
}

const closedNow = (tx: Tx) => ({ closed_at: sql<string>`now()`, closed_by: tx.person.employeeId });

/** Open again, with the words of its outcome kept for the next one; the call it planned is cancelled. */
export async function reopenCall(tx: Tx, id: number, followingId: number | null): Promise<void> {
  await tx.trx
    .with('gone', (db) =>
      db
        .updateTable('calls')
        .set({ state: 'cancelled', ...closedNow(tx), ...touched })
        .where('id', '=', followingId ?? 0)
        .returning('id'),
    )
    .updateTable('calls')
    .set({ state: 'open', outcome: null, closed_at: null, closed_by: null, ...touched })
    .where('id', '=', id)
    .execute();
}

export async function cancelCall(tx: Tx, id: number): Promise<void> {
  await tx.trx
    .updateTable('calls')
    .set({ state: 'cancelled', ...closedNow(tx), ...touched })
    .where('id', '=', id)
    .execute();
}

export type CallSettings = {
  dayBefore: boolean;
  minutesBefore: 5 | 10 | 15 | 30 | 60 | null;
  overdue: boolean;
};

export async function saveHeadDays(tx: Tx, headDays: number): Promise<void> {
  await tx.trx.updateTable('company').set({ call_head_days: headDays }).execute();
}

export async function saveCallSettings(tx: Tx, settings: CallSettings): Promise<void> {
  const columns = {
    day_before: settings.dayBefore,
    minutes_before: settings.minutesBefore,
    overdue: settings.overdue,
  };
  await tx.trx
    .insertInto('call_settings')
    .values({ employee_id: tx.person.employeeId, ...columns })
    .onConflict((conflict) => conflict.column('employee_id').doUpdateSet(columns))
    .execute();
}
