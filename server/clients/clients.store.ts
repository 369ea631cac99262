import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';
import type { ClientValues, ContactValues } from './normalise.ts';

type Owned = { sourceId: number | null; activityId: number | null; managerId: number | null };

const columnsOf = (values: ClientValues, owned: Owned) => ({
  name: values.name,
  name_normal: values.nameNormal,
  address: values.address,
  source_id: owned.sourceId,
  activity_id: owned.activityId,
  occupation: values.occupation,
  inn: values.inn,
  kpp: values.kpp,
  site: values.site,
  phones: JSON.stringify(values.phones),
  emails: values.emails,
  manager_id: owned.managerId,
});

const contactColumns = (values: ContactValues) => ({
  last_name: values.lastName,
  first_name: values.firstName,
  middle_name: values.middleName,
  label: values.label,
  position: values.position,
  phones: JSON.stringify(values.phones),
  emails: values.emails,
  notes: values.notes,
  decides: values.decides,
  is_main: values.isMain,
});

type NewClient = {
  values: ClientValues;
  owned: Owned;
  contacts: readonly ContactValues[];
  comment: string | null;
};

/** A client with its first contacts and comment, in one statement. */
export async function insertClient(tx: Tx, { values, owned, contacts, comment }: NewClient): Promise<number> {
  const by = tx.person.employeeId;
  const made = sql<number>`(select id from made)`;
  const insert = tx.trx.with('made', (db) =>
    db
      .insertInto('clients')
      .values({ ...columnsOf(values, owned), created_by: by })
      .returning('id'),
  );
  const withComment = insert.with('said', (db) =>
    db
      .insertInto('comments')
      .columns(['client_id', 'author_id', 'body'])
      .expression(
        db
          .selectFrom('made')
          .select([
            'made.id',
            sql<number>`${by}::bigint`.as('by'),
            sql<string>`${comment ?? ''}::text`.as('body'),
          ])
          .where(sql<boolean>`${comment !== null}`),
      )
      .returning('id'),
  );
  const row = await (contacts.length === 0
    ? withComment.selectFrom('made').select('made.id').executeTakeFirstOrThrow()
    : withComment
        .with('people', (db) =>
          db
            .insertInto('contacts')
            .values(contacts.map((one) => ({ ...contactColumns(one), client_id: made, created_by: by })))
            .returning('id'),
        )
        .selectFrom('made')
        .select('made.id')
        .executeTakeFirstOrThrow());
  return row.id;
}

export async function updateClient(tx: Tx, id: number, values: ClientValues, owned: Owned): Promise<void> {
  await tx.trx
    .updateTable('clients')
    .set({ ...columnsOf(values, owned), ...touched })
    .where('id', '=', id)
    .execute();
}

/** Refused with a reason, or active again. */
export async function setClientRefusal(tx: Tx, id: number, reason: string | null): Promise<void> {
  await tx.trx
    .updateTable('clients')
    .set({ status: reason === null ? 'active' : 'refused', refused_reason: reason, ...touched })
    .where('id', '=', id)
    .execute();
}

/** Into the archive and out of it; whom nobody is to call any more. Calls that are cancelled stay so. */
export async function setClientArchived(tx: Tx, id: number, archived: boolean): Promise<number[]> {
  const { cancelled } = await tx.trx
    .with('gone', (db) =>
      db
        .updateTable('calls')
        .set({
          state: 'cancelled',
          closed_at: sql<string>`now()`,
          closed_by: tx.person.employeeId,
          version: sql<number>`version + 1`,
        })
        .where('client_id', '=', id)
        .where('state', '=', 'open')
        .where(sql<boolean>`${archived}::boolean`)
        .returning('id'),
    )
    .updateTable('clients')
    .set({ archived_at: archived ? sql<string>`now()` : null, ...touched })
    .where('id', '=', id)
    .returning(
      sql<number[]>`(select coalesce(json_agg(gone.id order by gone.id), '[]'::json) from gone)`.as(
        'cancelled',
      ),
    )
    .executeTakeFirstOrThrow();
  return cancelled;
}

const touched = { version: sql<number>`version + 1`, updated_at: sql<string>`now()` };

/** One main contact per client: whoever was it before is not any more. */
export async function clearMainContact(tx: Tx, clientId: number, exceptId: number): Promise<void> {
  await tx.trx
    .updateTable('contacts')
    .set({ is_main: false, version: sql<number>`version + 1` })
    .where('client_id', '=', clientId)
    .where('is_main', '=', true)
    .where('archived_at', 'is', null)
    .where('id', '<>', exceptId)
    .execute();
}

export async function insertContact(tx: Tx, clientId: number, values: ContactValues): Promise<number> {
  const row = await tx.trx
    .insertInto('contacts')
    .values({ ...contactColumns(values), client_id: clientId, created_by: tx.person.employeeId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateContact(tx: Tx, id: number, values: ContactValues): Promise<void> {
  await tx.trx
    .updateTable('contacts')
    .set({ ...contactColumns(values), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function archiveContact(tx: Tx, id: number): Promise<void> {
  await tx.trx
    .updateTable('contacts')
    .set({ archived_at: sql<string>`now()`, is_main: false, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}
