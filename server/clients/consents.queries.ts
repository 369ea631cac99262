import { sql } from 'kysely';
import { isoJson } from '#server/db/json.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type GivenHow = 'letter' | 'form' | 'contract' | 'recordedCall' | 'other';
export type WithdrawnHow = 'letter' | 'link' | 'call' | 'other';
export type ConsentRow = {
  id: number;
  textVersion: number;
  on: string;
  how: GivenHow;
  note: string | null;
  recordedBy: PersonRow;
  recordedAt: string;
  withdrawn: {
    on: string;
    how: WithdrawnHow;
    note: string | null;
    recordedBy: PersonRow | null;
    recordedAt: string;
  } | null;
};

const consentJson = sql<ConsentRow>`json_build_object('id', g.id, 'textVersion', g.text_version, 'on', g.given_on, 'how', g.how, 'note', g.note,
  'recordedBy', ${personJson(sql`g.recorded_by`)}, 'recordedAt', ${isoJson(sql`g.recorded_at`)},
  'withdrawn', case when g.withdrawn_on is not null then json_build_object('on', g.withdrawn_on, 'how', g.withdrawn_how, 'note', g.withdrawn_note,
    'recordedBy', ${personJson(sql`g.withdrawn_by`)}, 'recordedAt', ${isoJson(sql`g.withdrawn_at`)}) end)`;

/** The last consent of the contact `p`: the live one, where there is one. */
export const mailingJson = sql<ConsentRow | null>`(select ${consentJson} from consents g where g.contact_id = p.id and g.purpose = 'mailing'
  order by g.withdrawn_on is null desc, g.id desc limit 1)`;

/** All that a contact ever agreed to; an unseen contact is not found. */
export async function consentsOf(reader: Reader, contactId: number): Promise<ConsentRow[]> {
  const row = await reader
    .contacts()
    .where('p.id', '=', contactId)
    .select(
      sql<
        ConsentRow[]
      >`(select coalesce(json_agg(${consentJson} order by g.id desc), '[]'::json) from consents g where g.contact_id = p.id)`.as(
        'consents',
      ),
    )
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.consents;
}

export type TextRow = { version: number; body: string; sha256: string };

/** The words themselves are no secret of any client. */
export function consentTexts(reader: Reader): Promise<TextRow[]> {
  return reader.run(sql<TextRow>`
    select version, body, encode(sha256, 'hex') as sha256 from consent_texts order by version desc limit 100`);
}
