import type pg from 'pg';
import { type Seeded, seeded } from '#domain/values/seeded.ts';
import type { Sizes } from './records.ts';
import { branches, brands, places, plants, remarks, surnames, titles, trades } from './words.ts';

/** Texts are made so many at a time. */
const CHUNK = 2000;

/** Files of the orders, each with the text of one of the contents; several have the same content, as acts and forms do. */
export async function insertDocuments(admin: pg.Client, { documents, texts, orders }: Sizes): Promise<void> {
  const random = seeded(504);
  for (let from = 1; from <= texts; from += CHUNK) {
    const ids = Array.from({ length: Math.min(CHUNK, texts - from + 1) }, (_, at) => from + at);
    const parts = ids.flatMap((id) =>
      Array.from({ length: 1 + (id % 3) }, (_, page) => ({ id, page: page + 1, body: pageOf(random) })),
    );
    await admin.query(
      `with part as (
         select * from unnest($1::bigint[], $2::int[], $3::text[]) as p (id, page, body)),
       kept as (
         insert into file_texts (sha256, state, reading, words)
         select ${contentOf('p.id')}, 'read', 1, to_tsvector('russian', search_form(string_agg(p.body, E'\\n' order by p.page))) from part p group by p.id)
       insert into file_text_parts (sha256, n, page, body, words)
       select ${contentOf('p.id')}, p.page - 1, p.page, p.body, to_tsvector('russian', search_form(p.body)) from part p`,
      [parts.map(({ id }) => id), parts.map(({ page }) => page), parts.map(({ body }) => body)],
    );
  }
  await admin.query(
    `insert into documents (contract_id, order_id, kind, name, sha256, size, content_type, added_by, added_at)
     select o.contract_id, o.id, ($1::text[])[1 + j % 6], ($2::text[])[1 + j % 6] || ' ' || o.number || '.docx',
       ${contentOf('1 + j % $4::bigint')}, 20000 + j % 90000, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
       o.manager_id, o.created_at + interval '1 hour' * (j % 900)
     from generate_series(1::bigint, $3::bigint) j
     join orders o on o.id = 1 + (j * $5::bigint / $3 + (j * 48271) % 1001) % $5
     order by j`,
    [kinds, names, documents, texts, orders],
  );
}

/** Six of each: a document's name says what it is. */
const kinds = ['contract', 'act', 'invoice', 'termsOfReference', 'conclusion', 'other'];
const names = ['Договор', 'Акт', 'Счёт', 'Техническое задание', 'Заключение экспертизы', 'Лист согласования'];
const contentOf = (id: string): string => `sha256(convert_to('content ' || (${id}), 'UTF8'))`;

/** About 1,500 letters: a few words are on every page, some on one of ten, names on one of thousands. */
function pageOf(random: Seeded): string {
  const sentences = Array.from({ length: 12 }, () => {
    const maker = random.pick(makers);
    return maker(random);
  });
  return `Договор на проведение экспертизы промышленной безопасности. ${sentences.join(' ')}`;
}

const makers: readonly ((random: Seeded) => string)[] = [
  (r) => r.pick(remarks),
  (r) => `${r.pick(titles)} на объекте «${r.pick(plants)} «${r.pick(brands)}».`,
  (r) => `Ответственный исполнитель ${r.pick(surnames)}, телефон добавочный ${1000 + r.int(0, 8999)}.`,
  (r) =>
    `Заказчик ${r.pick(places)}${r.pick(branches)}${r.pick(trades)} предоставил паспорт оборудования № ${r.int(1, 999_999)}.`,
  (r) =>
    `Стоимость работ составляет ${1 + r.int(0, 899)} тысяч рублей, оплата в течение ${5 + r.int(0, 39)} рабочих дней.`,
  (r) => `Заводской номер ${r.int(1, 9_999_999)}, изготовитель «${r.pick(brands)}», город ${r.pick(places)}.`,
];
