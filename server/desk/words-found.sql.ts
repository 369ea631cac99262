import { type RawBuilder, sql } from 'kysely';
import { emailKey, parseEmail } from '#domain/values/email.ts';
import { parsePhone } from '#domain/values/phone.ts';
import { newestFitting, ownWays, type WordQuery } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** What is found by words: files by their names and texts, comments, people at clients. Each a select of ids, best first. */

export const nobody = sql`select 0::bigint as id where false`;
const bounds = { mostTried: 100_000, lookedAtFirst: 2_000 };
/** A text is looked into at a higher price than a comment. */
const textBounds = { mostTried: 10_000, lookedAtFirst: 300 };

/** By name, then by what is written in them: `(id, rank)`. */
export function documentsFound(reader: Reader, query: WordQuery, rows: number): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [];
  const add = (
    rank: number,
    fits: RawBuilder<boolean>,
    matching: RawBuilder<unknown>,
    most: typeof bounds,
  ) => {
    // A text is looked into only as far as the page takes.
    const own = ownDocuments(reader, rank === 0 ? fits : sql<boolean>`true`);
    const from = { from: sql`documents f`, alias: 'f', seen: reader.sql.document(), own, rows };
    parts.push(
      sql`(select x.id, ${rank}::int as rank from (${newestFitting({ ...from, ...most, fits, matching })}) x)`,
    );
  };
  if (query.begun !== null) {
    const fits = sql<boolean>`f.name_words @@ ${tsquery(query.begun)}`;
    add(0, fits, sql`select f.id from documents f where ${fits}`, bounds);
  }
  if (query.all !== null) {
    const asked = tsquery(query.all);
    add(
      1,
      sql<boolean>`exists (select 1 from file_texts x where x.sha256 = f.sha256 and x.words @@ ${asked})`,
      sql`select f.id from file_texts x join documents f on f.sha256 = x.sha256 where x.words @@ ${asked}`,
      textBounds,
    );
  }
  if (parts.length === 0) return nobody;
  return sql`select x.id from (${sql.join(parts, sql` union all `)}) x group by x.id order by min(x.rank), x.id desc limit ${rows}`;
}

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
    own: ownComments(reader, fits),
    rows,
    ...bounds,
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
        own: ownContacts(reader, fits),
        rows,
        ...bounds,
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
function ownDocuments(reader: Reader, fits: RawBuilder<boolean>): RawBuilder<unknown> | null {
  const own = ownRecords(reader);
  return own
    ? sql`select f.id from documents f where f.order_id = any(array(${own.orders})) and ${judged(fits)}
        union select f.id from documents f where f.contract_id = any(array(${own.contracts})) and ${judged(fits)}`
    : null;
}

/** Who sees all clients sees what is said of them. */
function ownComments(reader: Reader, fits: RawBuilder<boolean>): RawBuilder<unknown> | null {
  const own = reader.seesAllClients ? null : ownRecords(reader);
  return own
    ? sql`select c.id from comments c where c.order_id = any(array(${own.orders})) and ${judged(fits)}
        union select c.id from comments c where c.contract_id = any(array(${own.contracts})) and ${judged(fits)}
        union select c.id from comments c where c.client_id = any(array(${own.clients})) and ${judged(fits)}`
    : null;
}

function ownContacts(reader: Reader, fits: RawBuilder<boolean>): RawBuilder<unknown> | null {
  const own = reader.seesAllClients ? null : ownRecords(reader);
  return own
    ? sql`select p.id from contacts p where p.client_id = any(array(${own.clients})) and ${judged(fits)}`
    : null;
}

/** Led by whose the rows are, never by the index of words, which leads to everybody's. */
const judged = (fits: RawBuilder<boolean>): RawBuilder<boolean> =>
  sql<boolean>`case when ${fits} then true else false end`;

/** Ids of all that could be seen by who sees few orders; more than they see, for the reader's own conditions stand beside them. */
function ownRecords(reader: Reader) {
  const ways = ownWays(reader);
  if (!ways) return null;
  const selves = sql`${reader.actor.selves.map(({ employeeId }) => employeeId)}::bigint[]`;
  const ofOrders = (column: RawBuilder<unknown>) =>
    sql.join(
      ways.map((way) => sql`select ${column} from orders o where ${way}`),
      sql` union `,
    );
  return {
    orders: ofOrders(sql`o.id`),
    clients: ofOrders(sql`o.client_id`),
    contracts: sql`${ofOrders(sql`o.contract_id`)} union select t.id from contracts t where t.author_id = any(${selves})
      union select t.id from contracts t join clients k on k.id = t.client_id where k.manager_id = any(${selves})`,
  };
}
