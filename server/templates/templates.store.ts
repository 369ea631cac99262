import { sql } from 'kysely';
import type { DocumentKind } from '#domain/policy/actions.ts';
import type { Tx } from '#server/db/transact.ts';

export type TemplateFile = {
  fileName: string;
  sha256: Buffer;
  size: number;
  subject: string;
  fields: readonly string[];
};

const touched = (tx: Tx) => ({ changed_by: tx.person.employeeId, changed_at: sql<string>`now()` });
const fileColumns = ({ fileName, sha256, size, subject, fields }: TemplateFile) => ({
  file_name: fileName,
  sha256,
  size,
  subject,
  fields: [...fields],
});

export async function insertTemplate(
  tx: Tx,
  named: { name: string; kind: DocumentKind },
  file: TemplateFile,
): Promise<number> {
  const { id } = await tx.trx
    .insertInto('document_templates')
    .values({ ...named, ...fileColumns(file), ...touched(tx) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** null: the bundled file again. */
export async function saveFile(tx: Tx, id: number, file: TemplateFile | null): Promise<void> {
  const none = { file_name: null, sha256: null, size: null, fields: [] };
  await tx.trx
    .updateTable('document_templates')
    .set({ ...(file ? fileColumns(file) : none), ...touched(tx), version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function saveTemplate(
  tx: Tx,
  id: number,
  { name, kind, archived }: { name: string; kind: DocumentKind; archived: boolean },
): Promise<void> {
  await tx.trx
    .updateTable('document_templates')
    .set({
      name,
      kind,
      archived_at: archived ? sql<string>`coalesce(archived_at, now())` : null,
      ...touched(tx),
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** Holds the template for the rest of the transaction, so that documents of it are made one after another; its version now, null when it is archived. */
export async function holdTemplate(tx: Tx, id: number): Promise<number | null> {
  const row = await tx.trx
    .selectFrom('document_templates')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .select('version')
    .forUpdate()
    .executeTakeFirst();
  return row?.version ?? null;
}

export async function saveRequisites(
  tx: Tx,
  { corrAccount, lastName, firstName, middleName, inPerson, ...same }: Record<string, string>,
): Promise<void> {
  await tx.trx
    .updateTable('company_requisites')
    .set({
      ...same,
      corr_account: corrAccount ?? '',
      last_name: lastName ?? '',
      first_name: firstName ?? '',
      middle_name: middleName ?? '',
      in_person: inPerson ?? '',
    })
    .execute();
}
