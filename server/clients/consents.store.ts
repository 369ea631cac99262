import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';
import type { GivenHow, WithdrawnHow } from './consents.queries.ts';

type Given = { contactId: number; textVersion: number; on: string; how: GivenHow; note: string | null };

/** With the hash of the words as they are now; null where there is no such text. */
export async function insertConsent(tx: Tx, given: Given): Promise<number | null> {
  const row = await tx.trx
    .insertInto('consents')
    .columns([
      'contact_id',
      'purpose',
      'text_version',
      'text_sha256',
      'given_on',
      'how',
      'note',
      'recorded_by',
    ])
    .expression(
      tx.trx
        .selectFrom('consent_texts as x')
        .select([
          sql<number>`${given.contactId}::bigint`.as('contact_id'),
          'x.purpose',
          'x.version',
          'x.sha256',
          sql<string>`${given.on}::date`.as('given_on'),
          sql<string>`${given.how}::text`.as('how'),
          sql<string | null>`${given.note}::text`.as('note'),
          sql<number>`${tx.person.employeeId}::bigint`.as('recorded_by'),
        ])
        .where('x.version', '=', given.textVersion)
        .where('x.purpose', '=', 'mailing'),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

type Withdrawn = { on: string; how: WithdrawnHow; note: string | null };

export async function withdrawConsent(tx: Tx, id: number, { on, how, note }: Withdrawn): Promise<void> {
  await tx.trx
    .updateTable('consents')
    .set({
      withdrawn_on: on,
      withdrawn_how: how,
      withdrawn_note: note,
      withdrawn_by: tx.person.employeeId,
      withdrawn_at: sql<string>`now()`,
    })
    .where('id', '=', id)
    .execute();
}
