import { sql, type Transaction } from 'kysely';
import { headlines } from '#domain/process/headline.ts';
import type { DB } from '#server/db/tables.ts';
import type { Tx } from '#server/db/transact.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { gatherMail } from '#server/jobs/registry.ts';
import type { JournalFact } from '#server/visibility/system.ts';

/** What a row is of; of a lost record only its name is left. */
type Subject =
  | { orderId: number }
  | { clientId: number }
  | { contractId: number }
  | { importId: number }
  | { taskId: number }
  | { certificateId: number }
  | { campaignId: number }
  | { newsId: number }
  | { absenceRequestId: number }
  | { lostRecord: string };

/**
 * One row per record and person with a counter; a person already told of this fact is passed over. A letter of it waits for its moment
 * from now on.
 */
export async function tell(
  trx: Transaction<DB>,
  event: Pick<JournalFact, 'id' | 'kind' | 'at'>,
  people: readonly number[],
  subject: Subject,
): Promise<void> {
  if (people.length === 0) return;
  const orderId = 'orderId' in subject ? subject.orderId : null;
  const clientId = 'clientId' in subject ? subject.clientId : null;
  const contractId = 'contractId' in subject ? subject.contractId : null;
  const importId = 'importId' in subject ? subject.importId : null;
  const taskId = 'taskId' in subject ? subject.taskId : null;
  const certificateId = 'certificateId' in subject ? subject.certificateId : null;
  const campaignId = 'campaignId' in subject ? subject.campaignId : null;
  const newsId = 'newsId' in subject ? subject.newsId : null;
  const requestId = 'absenceRequestId' in subject ? subject.absenceRequestId : null;
  const lost = 'lostRecord' in subject ? subject.lostRecord : null;
  const same = oneOf(
    newsId !== null
      ? 'news_id'
      : taskId !== null
        ? 'task_id'
        : certificateId !== null
          ? 'certificate_id'
          : requestId !== null
            ? 'absence_request_id'
            : importId !== null
              ? 'import_id'
              : campaignId !== null
                ? 'campaign_id'
                : contractId !== null
                  ? 'contract_id'
                  : clientId === null
                    ? 'order_id'
                    : 'client_id',
  );
  const { rows } = await sql<{ employee_id: number }>`
    with fresh as (
      insert into notification_receipts (journal_id, employee_id) select ${event.id}, unnest(${[...people]}::bigint[]) on conflict do nothing returning employee_id
    ), told as (
    insert into notifications (employee_id, order_id, client_id, contract_id, import_id, task_id, certificate_id, campaign_id, news_id, absence_request_id, lost_record, kind, journal_id, at)
    select employee_id, ${orderId}::bigint, ${clientId}::bigint, ${contractId}::bigint, ${importId}::bigint, ${taskId}::bigint, ${certificateId}::bigint, ${campaignId}::bigint, ${newsId}::bigint, ${requestId}::bigint, ${lost}::text, ${event.kind}, ${event.id}, ${event.at}::timestamptz from fresh order by employee_id
    on conflict ${same} do update set
      count = case when notifications.read_at is null then notifications.count + 1 else 1 end,
      kind = case when ${takesOver} then excluded.kind else notifications.kind end,
      journal_id = case when ${takesOver} then excluded.journal_id else notifications.journal_id end,
      at = greatest(notifications.at, excluded.at), seen_at = null, read_at = null
    returning id, employee_id)
    insert into notification_mails (journal_id, employee_id, notification_id, kind)
    select ${event.id}, employee_id, id, ${event.kind} from told
    returning employee_id`.execute(trx);
  if (rows.length === 0) return;
  await enqueue(trx, gatherMail, {});
  await sql`select pg_notify('live', ${JSON.stringify({ kind: 'notification', people: rows.map((row) => row.employee_id) })})`.execute(
    trx,
  );
}

/** The row of a person for this record. */
const oneOf = (column: string) => sql`(employee_id, ${sql.ref(column)}) where ${sql.ref(column)} is not null`;

const rank = (kind: string) =>
  sql`case ${sql.join(
    headlines.map((kinds, at) => sql`when ${sql.ref(kind)} = any(${[...kinds]}::text[]) then ${at}::int`),
    sql` `,
  )} else ${headlines.length}::int end`;

/** Whether the row speaks of the new fact from now on: what was read is no headline, nor is the less important. */
const takesOver = sql<boolean>`(notifications.read_at is not null
  or (-(${rank('excluded.kind')}), excluded.journal_id) > (-(${rank('notifications.kind')}), notifications.journal_id))`;

/** The jobs that tell of one comment wait for each other: of an edit is told only who was not told of the comment. */
export async function toldOfComment(trx: Transaction<DB>, commentId: number): Promise<number[]> {
  await sql`select pg_advisory_xact_lock(7007, hashtext(${String(commentId)}))`.execute(trx);
  const { rows } = await sql<{ id: number }>`
    select distinct r.employee_id as id from comments c
      join journal j on (j.order_id = c.order_id or j.contract_id = c.contract_id or j.client_id = c.client_id)
        and j.kind in ('commentWritten', 'commentEdited') and j.data ->> 'commentId' = c.id::text
      join notification_receipts r on r.journal_id = j.id
    where c.id = ${commentId}`.execute(trx);
  return rows.map(({ id }) => id);
}

export async function importStands(trx: Transaction<DB>, id: number): Promise<boolean> {
  return (await trx.selectFrom('imports').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** What is put off is looked at by nobody and read by nobody until it comes back. */
const atHand = sql<boolean>`not exists (select 1 from notification_postponements z where z.notification_id = notifications.id and z.until > now())`;

/** The bell was opened: everything counts as seen. */
export async function markSeen(tx: Tx, at: string): Promise<void> {
  await tx.trx
    .updateTable('notifications')
    .set({ seen_at: at })
    .where('employee_id', '=', tx.person.employeeId)
    .where('seen_at', 'is', null)
    .where(atHand)
    .execute();
}

export async function markRead(tx: Tx, id: number | 'all', at: string): Promise<boolean> {
  let query = tx.trx
    .updateTable('notifications')
    .set({ read_at: at, seen_at: sql`coalesce(seen_at, ${at}::timestamptz)` })
    .where('employee_id', '=', tx.person.employeeId);
  query = id === 'all' ? query.where('read_at', 'is', null).where(atHand) : query.where('id', '=', id);
  const result = await query.executeTakeFirst();
  return id === 'all' || result.numUpdatedRows > 0n;
}

/** Opening a record reads what was told of it. */
export async function readOfRecord(
  tx: Tx,
  record: { orderId: number } | { taskId: number } | { newsId: number },
  at: string,
): Promise<void> {
  const [column, id] =
    'orderId' in record
      ? (['order_id', record.orderId] as const)
      : 'taskId' in record
        ? (['task_id', record.taskId] as const)
        : (['news_id', record.newsId] as const);
  await tx.trx
    .updateTable('notifications')
    .set({ read_at: at, seen_at: sql`coalesce(seen_at, ${at}::timestamptz)` })
    .where('employee_id', '=', tx.person.employeeId)
    .where(column, '=', id)
    .where('read_at', 'is', null)
    .execute();
}
