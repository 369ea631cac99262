import { type RawBuilder, sql } from 'kysely';
import { clientsFound } from '#server/clients/public.ts';
import { contractsFound } from '#server/contracts/public.ts';
import { isNumber, like, selectsFitting } from '#server/orders/public.ts';
import {
  firstFound,
  type SearchIndex,
  type Sought,
  seek,
  shownFor,
  type WordQuery,
  wordQuery,
  wordReadings,
} from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type HitRow, type Kind, kinds, shownHits } from './hits-shown.sql.ts';
import { type Passage, passageOf } from './passage.ts';
import {
  commentsFound,
  companyDocumentsFound,
  contactsFound,
  documentsFound,
  eventsFound,
  newsFound,
  nobody,
  tasksFound,
} from './words-found.sql.ts';

export type Hit = Pick<HitRow, 'id' | 'title' | 'subtitle' | 'badge' | 'place'> & { passage: Passage | null };
export type Found = { corrected: string | null; groups: { type: Kind; items: Hit[] }[] };

/** Records by name or number, and what is found by words inside. */
const EACH = 8;
const EACH_WORDS = 5;

/**
 * One search over what the person sees, in one statement. Records: as typed first; when that finds none at all, in the other readings one
 * after the other. Files and comments: by the words as typed; when no record is found as typed and no word either, in the other layout.
 * It says so where the answer is to another reading than what was typed.
 */
export async function search(reader: Reader, index: SearchIndex, typed: string): Promise<Found> {
  const soughts = await seek(
    index,
    typed,
    (one) => reader.seesAllClients && one.clients.total + one.contracts.total > 0,
  );
  const words = wordReadings(typed);
  const uncorrected = soughts.flatMap((one, n) => (one.correction === null && !one.similar ? [n] : []));
  const rows = await reader.run(sql<HitRow & { reading: number; kind: Kind }>`
    with records as materialized (${firstFound(soughts.map((sought) => recordsFound(reader, sought, typed)))}),
    found as materialized (${firstFound(
      words.map((query, n) =>
        n === 0
          ? wordsFound(reader, query)
          : sql`select y.* from (${wordsFound(reader, query)}) y
              where not exists (select 1 from records r where r.reading = any(${uncorrected}::int[]))`,
      ),
    )}),
    page as (select * from records union all select * from found)
    select p.reading, p.kind, p.id, h.title, h.subtitle, h.badge, h.place, h.body, h.marked, h.page
    from page p cross join lateral (${shownHits(reader, words)}) h
    order by p.kind, p.n`);
  const groups = kinds
    .map((type) => ({ type, items: rows.filter(({ kind }) => kind === type).map(shown) }))
    .filter(({ items }) => items.length > 0);
  return { corrected: correctionOf(rows, soughts, words), groups };
}

const byWords: readonly Kind[] = ['task', 'news', 'event', 'document', 'companyDocument', 'comment'];

function correctionOf(
  rows: readonly { kind: Kind; reading: number }[],
  soughts: readonly Sought[],
  words: readonly WordQuery[],
): string | null {
  const record = rows.find(({ kind }) => !byWords.includes(kind));
  const sought = record && soughts[record.reading];
  if (sought) return shownFor(sought);
  const reading = rows[0]?.reading ?? 0;
  return reading === 0 ? null : (words[reading]?.typed ?? null);
}

const shown = ({ id, title, subtitle, badge, place, body, marked, page }: HitRow): Hit => ({
  id,
  title,
  subtitle,
  badge,
  place,
  passage: passageOf(body, marked, page),
});

/** `(kind, id, n)`, each kind in its order. */
function together(selects: readonly [Kind, RawBuilder<unknown>][]): RawBuilder<unknown> {
  return sql.join(
    selects.map(
      ([kind, select]) =>
        sql`(select ${kind}::text as kind, x.id, row_number() over () as n from (${select}) x)`,
    ),
    sql` union all `,
  );
}

/** The first few records of each kind that fit this reading. */
function recordsFound(reader: Reader, sought: Sought, typed: string): RawBuilder<unknown> {
  const wanted = { where: [], after: null, rows: EACH };
  return together([
    ['client', clientsFound(reader, sought, typed, { ...wanted, newestFirst: false })],
    ['contact', people(reader, sought, typed)],
    ['contract', contractsFound(reader, sought, wanted)],
    ['order', ordersFound(reader, sought, typed)],
    ['employee', colleagues(reader, sought, typed)],
  ]);
}

const wordsFound = (reader: Reader, query: WordQuery): RawBuilder<unknown> =>
  together([
    ['task', tasksFound(reader, query, EACH_WORDS)],
    ['news', newsFound(reader, query, EACH_WORDS)],
    ['event', eventsFound(reader, query, EACH_WORDS)],
    ['document', documentsFound(reader, query, EACH_WORDS)],
    ['companyDocument', companyDocumentsFound(reader, query, EACH_WORDS)],
    ['comment', commentsFound(reader, query, EACH_WORDS)],
  ]);

function ordersFound(reader: Reader, sought: Sought, typed: string): RawBuilder<unknown> {
  const first = isNumber(typed);
  const parts = selectsFitting(
    reader,
    sought,
    typed,
    (fits) =>
      sql`select o.id, ${first} as first from orders o where ${fits} order by o.id desc limit ${EACH}`,
  );
  return parts.length === 0
    ? nobody
    : sql`select x.id from (${sql.join(parts, sql` union `)}) x order by x.first desc, x.id desc limit ${EACH}`;
}

/** A person's name in this reading, and as it was typed where the reading corrects nothing. */
const namesIn = ({ name, correction }: Sought, typed: string): string[] =>
  [...new Set([name ?? '', correction === null ? typed.toLowerCase().replaceAll('ё', 'е') : ''])].filter(
    (form) => form !== '',
  );

function people(reader: Reader, sought: Sought, typed: string): RawBuilder<unknown> {
  if (sought.similar) return nobody;
  const asTyped = sought.correction === null ? typed : '';
  return contactsFound(reader, namesIn(sought, typed).map(wordQuery), asTyped, EACH_WORDS);
}

/** By any part of the full name, of what they do, or of a phone; the directory is open to every employee. */
function colleagues(reader: Reader, sought: Sought, typed: string): RawBuilder<unknown> {
  const forms = namesIn(sought, typed);
  if (sought.similar) return nobody;
  const number = sought.correction === null ? phoneDigits(typed) : null;
  if (forms.length === 0 && number === null) return nobody;
  return sql`${reader
    .employees()
    .where('e.status', '=', 'active')
    .where(
      sql<boolean>`(replace(lower(concat_ws(' ', e.last_name, e.first_name, e.middle_name, '|', e.duties)), 'ё', 'е') like any(${forms.map(like)}::text[])
        ${number === null ? sql`` : sql`or regexp_replace(concat_ws('|', e.phone, e.mobile, e.extension), '[^0-9|]', '', 'g') like ${`%${number}%`}`})`,
    )
    .select('e.id')
    .orderBy('e.last_name')
    .orderBy('e.id')
    .limit(EACH)}`;
}

/** «8 (495) 123-45-67» by the digits behind the eight or the seven; of fewer than three nothing is told. */
function phoneDigits(typed: string): string | null {
  if (!/^[+\d\s()-]+$/.test(typed)) return null;
  const digits = typed.replace(/\D/g, '').replace(/^[78](?=\d{4,10}$)/, '');
  return digits.length >= 3 ? digits : null;
}
