import { sql } from 'kysely';
import type { DocumentKind } from '#domain/policy/actions.ts';
import { isoJson } from '#server/db/json.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import type { Place } from './add-document.ts';

export type UploadRow = {
  id: string;
  kind: DocumentKind;
  name: string;
  size: number;
  replacesId: number | null;
  head: string | null;
  createdAt: string;
  expiresAt: string;
};
export type OwnUpload = UploadRow & {
  contractId: number | null;
  orderId: number | null;
  /** What came of it. */
  documentId: number | null;
};

const stillGood = sql<boolean>`u.expires_at > now()`;
const documentOf = sql<number | null>`(select f.id from documents f where f.upload_id = u.id)`;

/** Somebody else's is not found, nor is one that expired. */
export async function ownUpload(reader: Reader, id: string): Promise<OwnUpload> {
  const row = await reader
    .ownUploads()
    .where('u.id', '=', id)
    .where(stillGood)
    .select([
      'u.id',
      sql<DocumentKind>`u.kind`.as('kind'),
      'u.name',
      'u.size',
      'u.replaces_id as replacesId',
      'u.head',
      'u.created_at as createdAt',
      'u.expires_at as expiresAt',
      'u.contract_id as contractId',
      'u.order_id as orderId',
      documentOf.as('documentId'),
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** One's own to a contract or an order that one sees, the first first; an invisible one is not found. */
export async function unfinishedUploads(reader: Reader, place: Place): Promise<UploadRow[]> {
  const own = (here: ReturnType<typeof sql<boolean>>) =>
    reader
      .ownUploads()
      .where(here)
      .where(stillGood)
      .where(sql<boolean>`${documentOf} is null`)
      .select(
        sql<
          UploadRow[]
        >`coalesce(json_agg(json_build_object('id', u.id, 'kind', u.kind, 'name', u.name, 'size', u.size,
          'replacesId', u.replaces_id, 'head', u.head, 'createdAt', ${isoJson(sql`u.created_at`)}, 'expiresAt', ${isoJson(sql`u.expires_at`)})
          order by u.created_at, u.id), '[]'::json)`.as('rows'),
      )
      .as('rows');
  const found =
    'contract' in place
      ? await reader
          .contracts()
          .where('t.id', '=', place.contract)
          .select(own(sql<boolean>`u.contract_id = t.id`))
          .executeTakeFirst()
      : await reader
          .orders()
          .where('o.id', '=', place.order)
          .select(own(sql<boolean>`u.order_id = o.id`))
          .executeTakeFirst();
  if (!found) throw notFound();
  return found.rows ?? [];
}
