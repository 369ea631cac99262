import { type RawBuilder, sql } from 'kysely';
import { emailKey, parseEmail } from '#domain/values/email.ts';
import { parsePhone } from '#domain/values/phone.ts';
import { newestFitting, type OwnRows, type WordQuery } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type OwnRecords, ownRecords } from './own-records.sql.ts';

/** What is found by words: files by their names and texts, comments, people at clients. Each a select of ids, best first. */

export const nobody = sql`select 0::bigint as id where false`;

/** By name, then by what is written in them: `(id, rank)`. */
export function documentsFound(reader: Reader, query: WordQuery, rows: number): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [];
  const add = (rank: number, fits: RawBuilder<boolean>, matching: RawBuilder<unknown>) => {
    const own = ownRows(reader, (of) => ownDocuments(of, fits));
    const found = newestFitting({ ...documents, fits, matching, seen: reader.sql.document(), own, rows });
    parts.push(sql`(select x.id, ${rank}::int as rank from (${found}) x)`);
  };
  if (query.begun !== null) {
    const fits = sql<boolean>`f.name_words @@ ${tsquery(query.begun)}`;
    add(0, fits, sql`select f.id from documents f where ${fits}`);
  }
  if (query.all !== null)
    add(
      1,
      sql<boolean>`f.sha256 in (select x.sha256 from contents x)`,
      sql`select f.id from contents x join documents f on f.sha256 = x.sha256`,
    );
  if (parts.length === 0) return nobody;
  const contents =
    query.all === null
      ? sql`select null::bytea as sha256 where false`
      : sql`select x.sha256 from file_texts x where x.words @@ ${tsquery(query.all)}`;
  // the contents with the words are gathered once, whatever is then asked of them
  return sql`with contents as materialized (${contents})
    select x.id from (${sql.join(parts, sql` union all `)}) x group by x.id order by min(x.rank), x.id desc limit ${rows}`;
}

const documents = { from: sql`documents f`, alias: 'f' };

/** The same of the newest versions of documents of the company, of which there are few. */
export function companyDocumentsFound(reader: Reader, query: WordQuery, rows: number): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [];
  const found = (rank: number, fits: RawBuilder<unknown>) =>
    parts.push(sql`select q.id, ${rank}::int as rank from company_document_versions v
      join company_documents q on q.id = v.document_id and q.version_no = v.no join company_folders h on h.id = q.folder_id
      where ${fits} and ${reader.sql.companyDocument()}`);
  if (query.begun !== null) found(0, sql`v.name_words @@ ${tsquery(query.begun)}`);
  if (query.all !== null)
    found(
      1,
      sql`exists (select 1 from file_texts x where x.sha256 = v.sha256 and x.words @@ ${tsquery(query.all)})`,
    );
  if (parts.length === 0) return nobody;
  return sql`select x.id from (${sql.join(parts, sql` union all `)}) x group by x.id order by min(x.rank), x.id desc limit ${rows}`;
}

/** By the beginnings of the words of its title; what is to be done before what is closed. */
export function tasksFound(reader: Reader, query: WordQuery, rows: number): RawBuilder<unknown> {
  if (query.begun === null) return nobody;
  return sql`select tk.id from tasks tk where tk.title_words @@ ${tsquery(query.begun)} and ${reader.sql.task()}
    order by tk.state in ('open', 'done') desc, tk.id desc limit ${rows}`;
}

/** By the beginnings of the words of its title and text, the latest first. */
export function newsFound(reader: Reader, query: WordQuery, rows: number): RawBuilder<unknown> {
  if (query.begun === null) return nobody;
  return sql`select nw.id from news nw where nw.words @@ ${tsquery(query.begun)} and nw.title <> '' and ${reader.sql.news()}
    order by coalesce(nw.published_at, nw.updated_at) desc, nw.id desc limit ${rows}`;
}

/** By the beginnings of the words of its title and note; those to come first, the nearest before the others. */
export function eventsFound(reader: Reader, query: WordQuery, rows: number): RawBuilder<unknown> {
  if (query.begun === null) return nobody;
  return sql`select w.id from company_events w where w.cancelled_at is null and w.words @@ ${tsquery(query.begun)} and ${reader.sql.companyEvent()}
    order by w.ends_on < current_date, abs(w.starts_on - current_date), w.id limit ${rows}`;
}

export function commentsFound(reader: Reader, query: WordQuery, rows: number): RawBuilder<unknown> {
  if (query.all === null) return nobody;
  const fits = sql<boolean>`c.words @@ ${tsquery(query.all)}`;
  const matching = sql`select c.id from comments c where ${fits}`;
  return newestFitting({
    from: sql`comments c`,
    alias: 'c',
    fits,
    matching,
    seen: reader.sql.comment(),
    own: reader.seesAllClients ? null : ownRows(reader, (of) => ownComments(of, fits)),
    rows,
  });
}

/** By the beginnings of names, or by the whole number or address. */
export function contactsFound(
  reader: Reader,
  queries: readonly WordQuery[],
  typed: string,
  rows: number,
): RawBuilder<unknown> {
  const words = queries.flatMap(({ begun }) => (begun === null ? [] : [`(${begun})`]));
  const stands = sql<boolean>`p.archived_at is null and exists (select 1 from clients k where k.id = p.client_id and ${reader.sql.client()})`;
  const parts: RawBuilder<unknown>[] = [];
  if (words.length > 0) {
    const asked = sql`(select to_tsquery('simple', ${words.join(' | ')}))`;
    const fits = sql<boolean>`p.name_words @@ ${asked}`;
    const matching = sql`select p.id from contacts p where ${fits}`;
    parts.push(
      newestFitting({
        from: sql`contacts p`,
        alias: 'p',
        fits,
        matching,
        seen: stands,
        own: reader.seesAllClients ? null : ownRows(reader, (of) => ownContacts(of, fits)),
        rows,
      }),
    );
  }
  const reach = reachOf(typed);
  if (reach !== null)
    parts.push(
      sql`select p.id from contacts p where reach_of(p.phones, p.emails) @> array[${reach}]::text[] and ${stands} order by p.id desc limit ${rows}`,
    );
  if (parts.length === 0) return nobody;
  return sql`select x.id from (${sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union `,
  )}) x order by x.id desc limit ${rows}`;
}

function reachOf(typed: string): string | null {
  const email = typed.includes('@') ? parseEmail(typed) : null;
  if (email?.ok) return emailKey(email.value);
  const phone = /^[+\d][\d\s().-]{6,}$/.test(typed) ? parsePhone(typed) : null;
  return phone?.ok ? phone.value.e164 : null;
}

/** Made once for a statement, not for every row it is compared with. */
const tsquery = (text: string): RawBuilder<unknown> => sql`(select to_tsquery('russian', ${text}))`;

/** Of documents that fit those on the orders that can be theirs, and on contracts they added or whose clients are theirs. */
const ownDocuments = (of: OwnRecords, fits: RawBuilder<boolean>) => sql`
  select f.id from documents f where f.order_id = any(array(${of.orders})) and ${judged(fits)}
  union select f.id from documents f where f.contract_id = any(array(${of.contracts})) and ${judged(fits)}`;

const ownComments = (of: OwnRecords, fits: RawBuilder<boolean>) => sql`
  select c.id from comments c where c.order_id = any(array(${of.orders})) and ${judged(fits)}
  union select c.id from comments c where c.contract_id = any(array(${of.contracts})) and ${judged(fits)}
  union select c.id from comments c where c.client_id = any(array(${of.clients})) and ${judged(fits)}`;

const ownContacts = (of: OwnRecords, fits: RawBuilder<boolean>) =>
  sql`select p.id from contacts p where p.client_id = any(array(${of.clients})) and ${judged(fits)}`;

/** Led by whose the rows are, never by the index of words, which leads to everybody's. */
const judged = (fits: RawBuilder<boolean>): RawBuilder<boolean> =>
  sql<boolean>`case when ${fits} then true else false end`;

/** The rows of who sees few, `idsOf` theirs; null: they see many. */
function ownRows(reader: Reader, idsOf: (own: OwnRecords) => RawBuilder<unknown>): OwnRows | null {
  const own = ownRecords(reader);
  return own && { ids: idsOf(own), records: own.records };
}
