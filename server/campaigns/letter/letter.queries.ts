import { type RawBuilder, sql } from 'kysely';
import type { Block } from '#domain/campaigns/blocks.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { audienceOf } from '../audience.queries.ts';
import { filesJson, requisitesJson } from './letter.sql.ts';

export type PersonOfLetter = {
  id: number;
  name: string;
  emails: string[];
  lastName: string | null;
  firstName: string | null;
  middleName: string | null;
  position: string | null;
  client: { id: number; name: string };
  manager: { name: string; phone: string | null; email: string } | null;
};
/** With whom it is tried on, where somebody is asked for; else with the first who would get it. Or with how many would. */
type Also = { contactId: number } | 'first' | 'letters';

/** The letter with all that its words need: one statement. An unseen campaign is not found, nor an unseen contact. */
export async function readLetter(reader: Reader, id: number, also: Also) {
  const row = await reader
    .campaigns()
    .where('g.id', '=', id)
    .select([
      'g.id',
      'g.subject',
      'g.preheader',
      'g.state',
      'g.created_by as authorId',
      sql<'manager' | 'company'>`g.sender`.as('sender'),
      sql<Block[]>`g.blocks`.as('blocks'),
      filesJson.as('files'),
      sql<string>`(select y.name from company y)`.as('company'),
      requisitesJson.as('requisites'),
      reader.sql.mailIsOn().as('mailIsOn'),
      reader.sql.mailSender().as('mailSender'),
      whoJson(reader, also).as('who'),
      lettersOf(reader, also).as('letters'),
    ])
    .executeTakeFirst();
  if (!row || (typeof also === 'object' && !row.who)) throw notFound();
  return row;
}
export type LetterRow = Awaited<ReturnType<typeof readLetter>>;
export type Who = { contact: PersonOfLetter; address: string };

/** Of the campaign `g`. */
const audience = (reader: Reader) => audienceOf(reader, groups('include'), groups('exclude'));
const groups = (which: 'include' | 'exclude') =>
  sql`array(select w::bigint from jsonb_array_elements_text(g.audience -> ${which}::text) w)`;

function whoJson(reader: Reader, also: Also): RawBuilder<Who | null> {
  if (also === 'letters') return sql<null>`null::json`;
  if (also === 'first')
    return sql<Who | null>`(select json_build_object('address', a.address, 'contact', ${contactJson(reader, sql`a.contact_id`)})
      from (${audience(reader)}) a where a.why is null order by a.client_id, a.contact_id limit 1)`;
  return sql<Who | null>`(select json_build_object('address', coalesce(x.one -> 'emails' ->> 0, ''), 'contact', x.one)
    from (select ${contactJson(reader, sql`${also.contactId}::bigint`)} as one) x where x.one is not null)`;
}

const lettersOf = (reader: Reader, also: Also): RawBuilder<number> =>
  also === 'letters'
    ? sql<number>`(select count(*)::int from (${audience(reader)}) a where a.why is null)`
    : sql<number>`0`;

/** Of a client the reader sees. */
const contactJson = (
  reader: Reader,
  contactId: RawBuilder<unknown>,
) => sql<PersonOfLetter | null>`(select json_build_object('id', p.id,
  'name', coalesce(nullif(concat_ws(' ', p.last_name, p.first_name, p.middle_name), ''), p.label, ''), 'emails', p.emails, 'lastName', p.last_name,
  'firstName', p.first_name, 'middleName', p.middle_name, 'position', p.position, 'client', json_build_object('id', k.id, 'name', k.name),
  'manager', (select json_build_object('name', concat_ws(' ', m.last_name, m.first_name, m.middle_name), 'phone', m.phone, 'email', m.email)
    from employees m where m.id = k.manager_id and m.status = 'active'))
  from contacts p join clients k on k.id = p.client_id where p.id = ${contactId} and p.archived_at is null and ${reader.sql.client()})`;
