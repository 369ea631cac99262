import { sql } from 'kysely';
import { documentNumberKey, documentNumberSearchName } from '#domain/values/documentNumber.ts';
import type { Tx } from '#server/db/transact.ts';

export type Terms = { number: string; signedOn: string | null; amount: string | null };

const columnsOf = ({ number, signedOn, amount }: Terms) => ({
  number,
  number_normal: documentNumberKey(number),
  number_search: documentNumberSearchName(number),
  signed_on: signedOn,
  amount,
});

/** null where another contract carries the number. */
export async function insertContract(tx: Tx, clientId: number, terms: Terms): Promise<number | null> {
  const row = await tx.trx
    .insertInto('contracts')
    .values({ ...columnsOf(terms), client_id: clientId, author_id: tx.person.employeeId })
    .onConflict((oc) => oc.column('number_normal').where('removed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** false where another contract carries the number; nothing has changed then. */
export async function updateContract(tx: Tx, id: number, terms: Terms): Promise<boolean> {
  const { numUpdatedRows } = await tx.trx
    .updateTable('contracts')
    .set({ ...columnsOf(terms), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('contracts as x')
            .select('x.id')
            .where('x.number_normal', '=', documentNumberKey(terms.number))
            .where('x.id', '<>', id)
            .where('x.removed_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
